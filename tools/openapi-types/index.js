// The generator as it is, found among the dependencies of this package.
export { astToString, default } from 'openapi-typescript';
