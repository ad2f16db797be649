import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicProblems, textAnswer } from '../../http/documentation.ts';
import { HttpProblem } from '../../http/problems.ts';
import { type SecurityText, writeSecurityText } from '../../http/security-text.ts';

/** Where whoever finds a weakness reads whom to tell (RFC 9116). */
export function securityTextRoute(text: SecurityText | undefined): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/.well-known/security.txt',
      {
        config: { public: true },
        schema: {
          operationId: 'readSecurityText',
          tags: ['operations'],
          summary: 'Whom to tell of a weakness',
          description:
            'RFC 9116. Says whom to tell in confidence, and until when that may be relied on. A service for development has nobody to tell.',
          security: [],
          response: {
            200: textAnswer('text/plain', 'Whom to tell, and until when that holds.'),
            ...publicProblems('not-found'),
          },
        },
      },
      async (_request, reply) => {
        if (text === undefined) {
          throw new HttpProblem('not-found', {
            detail:
              'this is a service for development, and nobody is named for reports of weaknesses; whoever runs it sets SECURITY_CONTACT',
          });
        }
        return reply.type('text/plain; charset=utf-8').send(writeSecurityText(text));
      },
    );
  };
}
