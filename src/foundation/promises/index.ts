import type { Module } from '#http';

export const promises: Module = { name: 'promises', routes: [] };
