import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { ZodType } from 'zod';
import { arrivedIn, sayFileName } from '#kernel';
import { type Frame, fieldSchema, renderPage } from '#ui';
import { FailurePage, type Typed } from './failure-page.tsx';
import type { Failure } from './failures.ts';
import type { Fields } from './form.ts';
import { fieldAt, saidOf } from './schema.ts';
import { wantsJson } from './visit.ts';

/** Sends a page. Signed-in pages are not kept by anybody on the way. */
export const sendPage = (reply: FastifyReply, status: number, page: VNode): FastifyReply =>
  reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(renderPage(page));

/** Sends a problem as RFC 9457 says, one entry a field. */
export const sendProblem = (reply: FastifyReply, request: FastifyRequest, failure: Failure): FastifyReply =>
  reply
    .code(failure.status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: failure.title,
        status: failure.status,
        detail: failure.detail,
        instance: `urn:request:${request.id}`,
        ...(failure.faults.length > 0 ? { errors: failure.faults } : {}),
      }),
    );

/** Says after how many seconds it may be tried again, where that is known. */
export const tellWait = (reply: FastifyReply, { wait }: Failure): void => {
  if (wait !== undefined) reply.header('retry-after', `${wait}`);
};

/** Says to a program how it is to say who it is (RFC 6750). */
const tellChallenge = (reply: FastifyReply, { status, challenge = 'Bearer' }: Failure): void => {
  if (status === 401) reply.header('www-authenticate', challenge);
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What no page repeats, whatever went wrong. */
const SECRET = /password|secret/i;

/** What was typed, in the form's own words: its labels, its answers, the parts of a day. Ids say nothing to a person. */
const wordsOf = (schema: ZodType, fields: Fields): Typed[] =>
  Object.entries(fields).flatMap(([name, sent]) => {
    const [, field = name, part] = /^(.*)-(day|month|year)$/.exec(name) ?? [];
    const known = fieldSchema(schema, field);
    const label = known?.meta.label ?? name;
    const asked = fieldAt(schema, field);
    const read = (value: string): string => {
      const arrived = asked && saidOf(asked, 'file') ? arrivedIn(value) : null;
      return arrived
        ? sayFileName(arrived.name)
        : (known?.choices.find((choice) => choice.value === value)?.text ?? value);
    };
    return [sent].flat().flatMap((value) =>
      name.startsWith('_') || SECRET.test(name) || value === '' || UUID.test(value)
        ? []
        : [
            {
              label: part ? `${label}: ${part}` : label,
              value: read(value),
            },
          ],
    );
  });

/** Sends a failure in the caller's own tongue; what a person typed stands on the page and can be sent again. */
export const sendFailure = (
  reply: FastifyReply,
  request: FastifyRequest,
  failure: Failure,
  frame: Frame | null,
  kept?: { readonly fields: Fields; readonly takes: ZodType; readonly draft?: object | null } | null,
): FastifyReply => {
  tellWait(reply, failure);
  tellChallenge(reply, failure);
  if (wantsJson(request) || frame === null) return sendProblem(reply, request, failure);
  return sendPage(
    reply,
    failure.status,
    <FailurePage
      frame={frame}
      failure={failure}
      kept={
        kept
          ? {
              to: request.url,
              fields: kept.fields,
              typed: wordsOf(kept.takes, kept.fields),
              isDraft: kept.draft != null,
            }
          : null
      }
    />,
  );
};
