/** Two validators of FHIR R4 that share no code: decision 12. */
import { createRequire } from 'node:module';
import { z } from 'zod';

const require = createRequire(import.meta.url);

const Found = z.object({
  valid: z.boolean(),
  messages: z.array(z.object({ location: z.string(), severity: z.string(), message: z.string() }).loose()),
});
// Both packages are CommonJS whose types say more than is asked of them here.
const { Fhir } = require('fhir') as {
  Fhir: new () => { validate: (resource: unknown, options: { errorOnUnexpected: boolean }) => unknown };
};
const schemas = require('@solarahealth/fhir-r4') as Readonly<
  Record<
    string,
    () => {
      safeParse: (resource: unknown) => {
        success: boolean;
        error?: { issues: { path: (string | number)[]; message: string }[] };
      };
    }
  >
>;
const lantana = new Fhir();

const Resource = z.object({ resourceType: z.string() }).loose();
const Entries = z.object({ entry: z.array(z.object({ resource: Resource }).loose()).default([]) }).loose();

/** What Lantana's validator, which reads HL7's structure definitions, finds wrong. */
export const byStructure = (resource: unknown): string[] =>
  Found.parse(lantana.validate(resource, { errorOnUnexpected: true }))
    .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ location, message }) => `${location}: ${message}`);

/** What Solara's Zod schemas find wrong; its schema of a Bundle does not look into the entries, so that each is judged by its own. */
export const bySchema = (resource: unknown): string[] => {
  const { resourceType } = Resource.parse(resource);
  const schema = schemas[`create${resourceType}Schema`];
  if (!schema) return [`${resourceType}: there is no such resource`];
  const judged = schema().safeParse(resource);
  const own = (judged.error?.issues ?? []).map(
    ({ path, message }) => `${resourceType}.${path.join('.')}: ${message}`,
  );
  const within = Entries.safeParse(resource);
  const inner = within.success ? within.data.entry.flatMap((entry) => bySchema(entry.resource)) : [];
  return [...own, ...inner];
};
