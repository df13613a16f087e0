import type { Module } from '#http';

/** What the partnership publishes: frozen models under stable addresses. */
export const publicRecord: Module = { name: 'public-record', routes: [] };
