import { type KyselyPlugin, PostgresQueryCompiler } from 'kysely';
import type { Databases } from '#db';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Databases that tell which statements were run on them: each with how many values it was given and how many rows came back. What differs between
 * any two requests, the values themselves, is left out. So work can be compared without a clock.
 */
export const listening = (databases: Databases) => {
  const compiler = new PostgresQueryCompiler();
  const heard: string[] = [];
  let on = false;
  const asked = new WeakMap<object, string>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      if (on) {
        const { sql, parameters } = compiler.compileQuery(node, queryId);
        asked.set(queryId, `${sql.replace(UUID, '#').replace(/\s+/g, ' ')} (${parameters.length} values)`);
      }
      return node;
    },
    transformResult: async ({ result, queryId }) => {
      const said = asked.get(queryId);
      if (said) heard.push(`${said}: ${result.rows.length} rows`);
      return result;
    },
  };
  return {
    databases: { ...databases, serving: databases.serving.withPlugin(plugin) },
    /** Every statement that was run meanwhile. */
    during: async (run: () => Promise<unknown>): Promise<readonly string[]> => {
      heard.length = 0;
      on = true;
      try {
        await run();
      } finally {
        on = false;
      }
      return [...heard];
    },
  };
};
