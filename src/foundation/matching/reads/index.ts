export * from './candidates.ts';
export * from './linked.ts';
export * from './pages.ts';
export * from './possibly.ts';
