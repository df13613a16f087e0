const PART = '[data-app-live-part]';
const HEARD = '[data-app-live-heard]';

const nameOf = (part: Element): string => part.getAttribute('data-app-live-part') ?? '';
const partIn = (root: ParentNode, name: string): HTMLElement | null =>
  [...root.querySelectorAll<HTMLElement>(PART)].find((part) => nameOf(part) === name) ?? null;

/** The sentences of a part that are heard when they change. */
const heardIn = (part: ParentNode): string[] =>
  [...part.querySelectorAll(HEARD)].map((said) => said.textContent?.trim() ?? '').filter(Boolean);

const parsed = (html: string): HTMLTemplateElement => {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template;
};

/** Puts a part in place anew, and gives what is heard of it. What had the focus has it again, if it is still there. */
const put = (part: HTMLElement, html: string): readonly string[] => {
  const next = parsed(html);
  if (next.innerHTML === part.innerHTML) return [];
  const before = new Set(heardIn(part));
  const said = heardIn(next.content).filter((sentence) => !before.has(sentence));
  const held = part.contains(document.activeElement) ? document.activeElement : null;
  part.replaceChildren(next.content);
  if (held) {
    const again = held.id ? document.getElementById(held.id) : null;
    if (again) again.focus({ preventScroll: true });
    else {
      // Its button is gone: whoever works by keyboard goes on from where it stood.
      part.tabIndex = -1;
      part.focus({ preventScroll: true });
    }
  }
  return said;
};

/** Shows parts as the stream told them, or as the page says them now. */
export const showParts = (
  root: HTMLElement,
  parts: Readonly<Record<string, string>>,
  say: (sentence: string) => void,
): void => {
  const said = Object.entries(parts).flatMap(([name, html]) => {
    const part = partIn(root, name);
    return part ? put(part, html) : [];
  });
  if (said.length > 0) say(said.join(' '));
};

/** The parts of a page that was asked for again. */
export const partsOfPage = (page: ParentNode): Readonly<Record<string, string>> =>
  Object.fromEntries([...page.querySelectorAll(PART)].map((part) => [nameOf(part), part.innerHTML] as const));
