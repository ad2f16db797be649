import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * The environment of Jest for Node with a global object as plain as that of a process. Jest's own stands behind a proxy, so that every
 * mention of `Math` or `Array` in the code under test goes through it, which takes longer than the rules do.
 */
export default class PlainEnvironment extends TestEnvironment {
  constructor(...given) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
}
