export { FIRST, type Finding, type Link, verifyChain } from './chain.ts';
export { chainHead, chainLinks, type Entry, type Shown, sealAudit, writeAudit } from './store.ts';
