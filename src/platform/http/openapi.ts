import { type ZodType, z } from 'zod';
import { takesFiles } from './arriving.ts';
import type { Host } from './host.ts';
import type { OpenActionRoute, OpenPageRoute } from './open.ts';
import type { OpenAnswerRoute } from './open-answer.ts';
import { type ActionRoute, Located, type PageRoute } from './route.ts';
import { longestOf } from './schema.ts';
import type { StreamRoute } from './streams/stream.ts';

/** A JSON Schema, which OpenAPI 3.1 takes as it is. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}
interface Content {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>>;
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}
/** One method of one path. */
export interface Operation {
  /** The module that it belongs to. */
  readonly tags: readonly [string];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Omit<Content, 'description'> & { readonly required: boolean };
  readonly responses: Readonly<Record<string, Content>>;
  /** Empty where nobody need be signed in; a person's session alone where it is about a person's own account. */
  readonly security?: readonly [] | readonly [{ readonly session: readonly [] }];
}

const schemaOf = (schema: ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...body } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    // What a form says of a field on screen, in the words of JSON Schema; and how much text it takes, wherever that is said.
    override: ({ zodSchema, jsonSchema }) => {
      const { label, hint } = jsonSchema;
      if (jsonSchema.file !== undefined) jsonSchema.contentMediaType = 'application/octet-stream';
      for (const name of ['label', 'hint', 'options', 'partial', 'reach', 'file']) delete jsonSchema[name];
      if (typeof label === 'string') jsonSchema.title = label;
      if (typeof hint === 'string') jsonSchema.description = hint;
      const longest = jsonSchema.type === 'string' ? longestOf(zodSchema) : undefined;
      if (longest !== undefined) jsonSchema.maxLength = longest;
    },
  });
  return body;
};

const parametersOf = (path: string): Parameter[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string', ...(name === 'id' || name.endsWith('Id') ? { format: 'uuid' } : {}) },
  }));

const problem = (description: string): Content => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const signedOut = { 401: problem('Not signed in: send a credential, or POST /sign-in first.') };
const tooOften = {
  429: problem('Too many requests, or too many tries: Retry-After says how many seconds to wait.'),
};
const refusals = {
  ...signedOut,
  403: problem('No post is in use (choose one with POST /posts), or the post in use may not do this.'),
  404: problem('There is no such thing, or none that the post has a reason to see.'),
  ...tooOften,
};
const unfit = { 422: problem('What was sent does not hold together: one entry a field.') };

const json = (schema: JsonSchema, media = 'application/json') => ({ [media]: { schema } });
const done = (schema: JsonSchema, media?: string): Content => ({
  description: 'Done.',
  headers: {
    Location: { description: 'Where the result stands', schema: { type: 'string', format: 'uri-reference' } },
  },
  content: json(schema, media),
});
const located = schemaOf(Located, 'output');

const getOf = (module: string, route: PageRoute): Operation => ({
  tags: [module],
  summary: route.title,
  description: `Audited as ${route.audit.event}: ${route.audit.purpose}.`,
  parameters: [
    ...parametersOf(route.path),
    ...(route.asks
      ? Object.entries(schemaOf(route.asks, 'input').properties ?? {}).map(([name, schema]) => ({
          name,
          in: 'query' as const,
          required: false,
          schema: typeof schema === 'boolean' ? {} : schema,
        }))
      : []),
  ],
  responses: {
    200: {
      description: route.title,
      content: json(schemaOf(route.shows, 'output'), route.media?.type),
    },
    ...refusals,
    ...(route.asks || route.faults ? unfit : {}),
  },
});

const streamOf = (module: string, route: StreamRoute): Operation => ({
  tags: [module],
  summary: route.title,
  description: `Audited as ${route.audit.event}: ${route.audit.purpose}. Server-sent events: "parts" holds the parts of the page that changed, as HTML by name; "over" says why nothing more is to come. Last-Event-ID catches up.`,
  parameters: [
    ...parametersOf(route.path),
    { name: 'Last-Event-ID', in: 'header' as const, required: false, schema: { type: 'string' } },
  ],
  responses: {
    200: { description: route.title, content: json({ type: 'string' }, 'text/event-stream') },
    ...refusals,
  },
});

const postOf = (module: string, route: ActionRoute): Operation => ({
  tags: [module],
  summary: route.title,
  description: `Audited as ${route.audit.event}: ${route.audit.purpose}. Send Idempotency-Key (a UUID): sent twice, it acts once.`,
  parameters: [
    ...parametersOf(route.path),
    {
      name: 'Idempotency-Key',
      in: 'header' as const,
      required: false,
      schema: { type: 'string', format: 'uuid' },
    },
  ],
  requestBody: {
    required: true,
    // A form that brings files is sent as one, by programs too.
    content: takesFiles(route.takes)
      ? { 'multipart/form-data': { schema: schemaOf(route.takes, 'input') } }
      : json(schemaOf(route.takes, 'input')),
  },
  responses: {
    200: done(answerOf(route), route.media?.type),
    400: problem('What was sent could not be read, or its Idempotency-Key is no UUID.'),
    ...refusals,
    409: problem('The facts have moved on: read again, then decide.'),
    ...unfit,
  },
});

/** What an act answers to a program; where something is shown once, that instead, the first time. */
const answerOf = ({ gives, reveals }: ActionRoute): JsonSchema => {
  const answer = gives ? schemaOf(gives, 'output') : located;
  return reveals ? { anyOf: [schemaOf(reveals.shows, 'output'), answer] } : answer;
};

/** Sign-in and the choice of a post: the way to a session. */
const ACCESS = 'access';
const open = ({ openBecause, asksAccount = false }: OpenPageRoute | OpenActionRoute) => ({
  description: openBecause,
  security: asksAccount ? ([{ session: [] }] as const) : ([] as const),
});

const openGetOf = (route: OpenPageRoute, shows: ZodType): Operation => ({
  tags: [ACCESS],
  summary: route.title,
  ...open(route),
  parameters: parametersOf(route.path),
  responses: {
    200: { description: route.title, content: json(schemaOf(shows, 'output')) },
    ...(route.asksAccount ? signedOut : {}),
  },
});

const openPostOf = (route: OpenActionRoute): Operation => ({
  tags: [ACCESS],
  summary: route.title,
  ...open(route),
  parameters: parametersOf(route.path),
  requestBody: { required: true, content: json(schemaOf(route.takes, 'input')) },
  responses: {
    200: done(route.reveals ? { anyOf: [schemaOf(route.reveals.shows, 'output'), located] } : located),
    ...(route.asksAccount ? signedOut : {}),
    ...unfit,
    ...tooOften,
  },
});

/** OpenAPI 3.1 from the very declarations that serve: nothing is written twice. Of the open pages, those that programs read too. */
export const openApiOf = (
  host: Pick<Host, 'modules' | 'version' | 'baseUrl'>,
  openRoutes: readonly (OpenPageRoute | OpenActionRoute | OpenAnswerRoute)[] = [],
) => {
  const paths: Record<string, { readonly get?: Operation; readonly post?: Operation }> = {};
  for (const route of openRoutes) {
    const at = route.path.replace(/:(\w+)/g, '{$1}');
    if (route.kind === 'openPage' && route.shows)
      paths[at] = { ...paths[at], get: openGetOf(route, route.shows) };
    if (route.kind === 'openAction' && route.from.shows)
      paths[at] = { ...paths[at], post: openPostOf(route) };
  }
  for (const { name, routes } of host.modules)
    for (const route of routes) {
      const at = route.path.replace(/:(\w+)/g, '{$1}');
      paths[at] = {
        ...paths[at],
        ...(route.kind === 'action'
          ? { post: postOf(name, route) }
          : { get: route.kind === 'page' ? getOf(name, route) : streamOf(name, route) }),
      };
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Arden',
      version: host.version,
      description:
        'Every page is also the API. An agency’s system sends its credential with each request, as Authorization: Bearer. A person signs in with POST /sign-in and keeps the cookie that it sets; where more than one post is held, GET /posts names them and POST /posts chooses one. Then ask with Accept: application/json: the same rules decide what is shown, and every read is recorded.',
    },
    servers: [{ url: host.baseUrl }],
    security: [{ session: [] }, { credential: [] }],
    components: {
      securitySchemes: {
        credential: {
          type: 'http',
          scheme: 'bearer',
          description:
            'For an agency’s system: an administrator of the partnership makes it, and it is shown once. The system acts through one post, and no cookie is needed. Not for the pages of sign-in and of one’s own account.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          // The prefix that browsers keep to https.
          name: `${host.baseUrl.startsWith('https:') ? '__Host-' : ''}arden.session_token`,
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          description: 'RFC 9457',
          required: ['title', 'status', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            instance: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { field: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
    },
    paths,
  };
};
