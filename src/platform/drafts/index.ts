// What was typed and not sent yet: kept for whoever typed it, in the post they typed it in.
export { addressOf, withDraft } from './addresses.ts';
export { isStillOpen, KEPT_DAYS, MOST_DRAFTS } from './rules.ts';
export {
  type Draft,
  type DraftLine,
  type DraftWords,
  discardDraft,
  draftById,
  draftsOf,
  draftsOnPage,
  endDrafts,
  forgetDrafts,
  forgetSendings,
  holdForm,
  type OpenForm,
  saveDraft,
  type Whose,
} from './store.ts';
