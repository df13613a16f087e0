import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** A problem as we tell it to a program (RFC 9457). */
const Problem = z.object({
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
});
export type Problem = z.infer<typeof Problem>;

/** How a standard wants a route to speak instead of our JSON: its media type, and how it says what went wrong. */
export interface Media {
  readonly type: string;
  readonly problem: (problem: Problem) => unknown;
}

const said = (reply: FastifyReply): string => String(reply.getHeader('content-type') ?? '');

/**
 * The hooks of a route that speaks as a standard wants: whoever does not ask for a page is a program, and is answered in that media
 * type, refusals too.
 */
export const speaking = (media: Media | undefined) =>
  media === undefined
    ? {}
    : {
        onRequest: async ({ headers }: FastifyRequest) => {
          if (!headers.accept?.includes('text/html')) headers.accept = 'application/json';
        },
        onSend: async (_: FastifyRequest, reply: FastifyReply, sent: unknown) => {
          const isProblem = said(reply).startsWith('application/problem+json');
          if (!isProblem && !said(reply).startsWith('application/json')) return sent;
          reply.header('content-type', `${media.type}; charset=utf-8`);
          if (!isProblem || typeof sent !== 'string') return sent;
          const answer = JSON.stringify(media.problem(Problem.parse(JSON.parse(sent))));
          reply.removeHeader('content-length');
          return answer;
        },
      };
