interface Allowance {
  /**
   * Own kinds, `kernel`, `ui`, packages, doors by name (`#db`), `platform` (any door of it but `#http`), `door` (any of the
   * domain), `door paths` (its paths alone). After `type` each may be had as a type only.
   */
  readonly takes: string;
  /** What to do with anything else. */
  readonly mend: string;
}

/** What each kind of file may import: the anatomy of a module, in one table. */
export const ALLOWED: Readonly<Record<string, Allowance>> = {
  index: {
    takes:
      'rules, forms, tables, store, reads, actions, routes, jobs, figures, events, paths, demo, #http, type kernel, type #db, type door',
    mend: 'A door only opens: it exports from own files and holds the entry for app.ts.',
  },
  rules: {
    // Parsers of text that hold nothing and reach nothing are as pure as a rule.
    takes: 'rules, kernel, type door, saxes, csv-parse',
    mend: 'A rule is pure: let reads or actions fetch the fact, and take it as a parameter.',
  },
  forms: {
    takes: 'forms, rules, kernel, zod',
    mend: 'A form knows what it looks like and no more: what needs a look into the store belongs in actions.',
  },
  tables: {
    takes: 'type tables, type rules, type kernel, type kysely, type #db',
    mend: 'Row types stand alone: import type, from kysely, #kernel or #db.',
  },
  store: {
    takes: 'store, type tables, type rules, kysely, #db, kernel',
    mend: 'The store is SQL and no more: what decides belongs in rules, what joins other doors in reads.',
  },
  reads: {
    takes: 'reads, store, rules, forms, paths, type tables, door, platform, kernel, zod',
    mend: 'A read fetches through own store and other doors: SQL belongs in store, markup in views.',
  },
  actions: {
    takes: 'actions, rules, forms, type tables, store, reads, events, paths, door, platform, kernel',
    mend: 'An action asks rules, writes by store and audits: it knows no page, no route and no package.',
  },
  routes: {
    takes: 'routes, reads, actions, forms, views, rules, paths, #http, kernel',
    mend: 'A route only points: what fetches belongs in reads, what does belongs in actions.',
  },
  views: {
    takes:
      'views, paths, forms, rules, type reads, type tables, ui, kernel, door paths, type door, type #http, type preact',
    mend: 'A view turns its model into HTML: let reads put the answer into the model. Of other doors it takes paths.',
  },
  figures: {
    takes: 'figures, store, type tables, rules, type #db, #figures, kernel',
    mend: 'A figure defines a question and counts by store: SQL belongs there.',
  },
  events: {
    takes: 'events, type rules, type tables, type #db, #events, kernel, type door',
    mend: 'An event is a name and the facts that it carries.',
  },
  jobs: {
    takes: 'jobs, rules, type tables, store, reads, actions, door, platform, kernel',
    mend: 'A job does by itself what an action does for somebody: it knows no page, no form and no package.',
  },
  paths: { takes: 'paths, kernel, #http', mend: 'An address is made of its parts and nothing else.' },
  demo: {
    takes: 'demo, rules, forms, type tables, store, reads, actions, door, type #db, kernel',
    mend: 'A factory does what a person would: by own actions and other doors.',
  },
};
