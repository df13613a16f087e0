const FORMS = '[data-app-live-forms]';
const MARK = '[data-app-live-mark]';
const TYPED = 'textarea, input[type=text]';

/** Whether somebody began to type there: what a draft put in counts as begun. */
const isBegun = (part: Element): boolean =>
  [...part.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(TYPED)].some(({ value }) => value !== '');

/** Forms that follow what they are about: asked for again when their mark changes, unless somebody is typing in them. */
export interface FollowedForms {
  /** Asks for those whose mark has changed. */
  readonly check: () => void;
  /** Asks for all of them: what stood in them was sent. */
  readonly renew: () => Promise<void>;
}

export const followForms = (
  root: HTMLElement,
  pageNow: () => Promise<Document | null>,
  started: (forms: Element) => void,
): FollowedForms => {
  const markOf = (name: string): string =>
    [...root.querySelectorAll<HTMLElement>(MARK)].find((mark) => mark.dataset.appLiveMark === name)?.dataset
      .mark ?? '';
  const shown = new Map(
    [...root.querySelectorAll<HTMLElement>(FORMS)].map((part) => {
      const name = part.dataset.appLiveForms ?? '';
      return [name, markOf(name)] as const;
    }),
  );
  let asking: Promise<void> | null = null;

  const ask = async (stale: (part: HTMLElement, name: string) => boolean): Promise<void> => {
    const page = await pageNow();
    if (!page) return;
    for (const part of root.querySelectorAll<HTMLElement>(FORMS)) {
      const name = part.dataset.appLiveForms ?? '';
      const next = [...page.querySelectorAll<HTMLElement>(FORMS)].find(
        (each) => each.dataset.appLiveForms === name,
      );
      if (!next || !stale(part, name)) continue;
      const fresh = document.importNode(next, true);
      part.replaceWith(fresh);
      shown.set(name, markOf(name));
      started(fresh);
    }
  };
  const changed = (part: HTMLElement, name: string): boolean =>
    shown.get(name) !== markOf(name) && !isBegun(part);
  return {
    check: () => {
      const isStale = [...root.querySelectorAll<HTMLElement>(FORMS)].some((part) =>
        changed(part, part.dataset.appLiveForms ?? ''),
      );
      if (!isStale || asking) return;
      asking = ask(changed)
        .catch(() => undefined)
        .finally(() => {
          asking = null;
        });
    },
    renew: () => ask(() => true),
  };
};
