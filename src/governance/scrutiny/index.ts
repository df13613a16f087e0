import type { Module } from '#http';

/** The public scrutiny of the arrangements: a board's year, its reports, its members' advance questions. */
export const scrutiny: Module = { name: 'scrutiny', routes: [] };
