import { type ZodType, z } from 'zod';
import type { Host } from './host.ts';
import type { ActionRoute, PageRoute } from './route.ts';

const schemaOf = (schema: ZodType, io: 'input' | 'output'): unknown => {
  const { $schema: _, ...body } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return body;
};

const parametersOf = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...(name === 'id' || name.endsWith('Id') ? { format: 'uuid' } : {}) },
  }));

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const refusals = {
  401: problem('Not signed in, or no post chosen.'),
  403: problem('The post in use may not do this.'),
  404: problem('There is no such thing, or none that the post has a reason to see.'),
  429: problem('Too many requests.'),
};

const getOf = (route: PageRoute) => ({
  summary: route.title,
  description: `Audited as ${route.audit.event}: ${route.audit.purpose}.`,
  parameters: [
    ...parametersOf(route.path),
    ...(route.asks
      ? Object.entries(
          (schemaOf(route.asks, 'input') as { properties?: Record<string, unknown> }).properties ?? {},
        ).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
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

const postOf = (route: ActionRoute) => ({
  summary: route.title,
  description: `Audited as ${route.audit.event}: ${route.audit.purpose}. Send Idempotency-Key (a UUID): sent twice, it acts once.`,
  parameters: [
    ...parametersOf(route.path),
    { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', format: 'uuid' } },
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
export const openApiOf = (host: Host) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { routes } of host.modules)
    for (const route of routes) {
      const at = route.path.replace(/:(\w+)/g, '{$1}');
      paths[at] = {
        ...paths[at],
        ...(route.kind === 'page' ? { get: getOf(route) } : { post: postOf(route) }),
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
