export { FIRST, type Finding, type Link, verifyChain } from './chain.ts';
export {
  chainHead,
  chainLinks,
  type Entry,
  type Shown,
  sealAudit,
  unsealedRows,
  writeAudit,
} from './store.ts';
