import type { Module } from '#http';

export const recommendations: Module = { name: 'recommendations', routes: [] };
