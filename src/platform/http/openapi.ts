import { type ZodType, z } from 'zod';
import type { Host } from './host.ts';
import type { ActionRoute, PageRoute } from './route.ts';

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
}

const schemaOf = (schema: ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...body } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    // What a form says of a field on screen, in the words of JSON Schema.
    override: ({ jsonSchema }) => {
      const { label, hint } = jsonSchema;
      for (const name of ['label', 'hint', 'options', 'partial']) delete jsonSchema[name];
      if (typeof label === 'string') jsonSchema.title = label;
      if (typeof hint === 'string') jsonSchema.description = hint;
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
const refusals = {
  401: problem('Not signed in, or no post chosen.'),
  403: problem('The post in use may not do this.'),
  404: problem('There is no such thing, or none that the post has a reason to see.'),
  429: problem('Too many requests.'),
};

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
      content: { 'application/json': { schema: schemaOf(route.shows, 'output') } },
    },
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
    content: { 'application/json': { schema: schemaOf(route.takes, 'input') } },
  },
  responses: {
    200: {
      description: 'Done. Location says where the result stands.',
      content: { 'application/json': { schema: {} } },
    },
    ...refusals,
    409: problem('The facts have moved on: read again, then decide.'),
    422: problem('What was sent does not hold together: one entry a field.'),
  },
});

/** OpenAPI 3.1 from the very declarations that serve: nothing is written twice. */
export const openApiOf = (host: Pick<Host, 'modules' | 'version' | 'baseUrl'>) => {
  const paths: Record<string, { readonly get?: Operation; readonly post?: Operation }> = {};
  for (const { name, routes } of host.modules)
    for (const route of routes) {
      const at = route.path.replace(/:(\w+)/g, '{$1}');
      paths[at] = {
        ...paths[at],
        ...(route.kind === 'page' ? { get: getOf(name, route) } : { post: postOf(name, route) }),
      };
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Arden',
      version: host.version,
      description:
        'Every page is also the API. Sign in, choose a post, and ask with Accept: application/json: the same rules decide what is shown, and every read is recorded.',
    },
    servers: [{ url: host.baseUrl }],
    security: [{ session: [] }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'arden.session_token' } },
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
