/** How long after the last change a form is kept, and how long at most while somebody goes on typing; in milliseconds. */
const PAUSE = 3_000;
const LONGEST = 10_000;
/** How soon it is tried again when it could not be kept. */
const AGAIN = 15_000;
/** What a browser sends of a page that is being left, in bytes. */
const LAST_WORDS = 60_000;

const TYPED = 'textarea, select, input:not([type=hidden]):not([type=password]):not([type=file])';

interface Told {
  readonly kept: string | null;
  readonly signIn: string | null;
}

const isTold = (answer: unknown): answer is Told =>
  typeof answer === 'object' && answer !== null && 'kept' in answer && 'signIn' in answer;

const fieldsOf = (form: HTMLFormElement): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  return fields;
};

const link = (href: string, words: string): HTMLAnchorElement => {
  const a = document.createElement('a');
  a.className = 'govuk-link';
  a.href = href;
  a.target = '_blank';
  a.rel = 'noopener';
  a.textContent = words;
  return a;
};

/** Keeps one form on the server while it is filled in, and says so beneath it. */
const keep = (form: HTMLFormElement, says: HTMLElement): void => {
  let timer = 0;
  let since = 0;
  let last = fieldsOf(form).toString();
  let sending: AbortController | null = null;
  let isSent = false;

  const say = (words: string, isKept: boolean, more?: Node): void => {
    says.classList.toggle('app-draft__says--not-kept', !isKept);
    says.replaceChildren(words, ...(more ? [' ', more] : []));
  };

  const tell = (response: Response, answer: unknown): boolean => {
    if (isTold(answer)) {
      if (answer.signIn !== null)
        say(
          answer.kept === null
            ? 'Not saved: you are signed out.'
            : `Saved as a draft at ${answer.kept}. You are signed out.`,
          answer.kept !== null,
          link(answer.signIn, 'Sign in to go on (opens in a new tab)'),
        );
      else if (answer.kept !== null) say(`Saved as a draft at ${answer.kept}.`, true);
      else says.replaceChildren();
      return true;
    }
    const detail =
      typeof answer === 'object' && answer !== null && 'detail' in answer ? String(answer.detail) : '';
    say(
      response.status === 409 && detail ? `Not saved. ${detail}` : 'Not saved yet. It will be tried again.',
      false,
    );
    return response.status === 409 || response.status === 413;
  };

  const later = (after: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), after);
  };

  const save = async (): Promise<void> => {
    window.clearTimeout(timer);
    const fields = fieldsOf(form);
    const now = fields.toString();
    since = 0;
    if (isSent || now === last || sending) return;
    sending = new AbortController();
    fields.append('_save', 'now');
    let isDone = false;
    try {
      const response = await fetch(form.getAttribute('action') ?? location.href, {
        method: 'POST',
        body: fields,
        headers: { accept: 'application/json' },
        signal: sending.signal,
      });
      if (isSent) return;
      isDone = tell(response, await response.json().catch(() => null));
      if (isDone) last = now;
      else later(AGAIN);
    } catch {
      if (isSent) return;
      say(
        'Not saved yet: there is no connection. What you typed is still here, and it will be tried again.',
        false,
      );
      later(AGAIN);
    } finally {
      sending = null;
    }
    // Something was typed while it was on its way.
    if (isDone && !isSent && fieldsOf(form).toString() !== last) later(PAUSE);
  };

  const changed = (): void => {
    if (isSent) return;
    const now = performance.now();
    since ||= now;
    later(Math.max(0, Math.min(PAUSE, since + LONGEST - now)));
  };

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  // Rows come and go with a click.
  new MutationObserver(changed).observe(form, { childList: true, subtree: true });
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    isSent = true;
    window.clearTimeout(timer);
    sending?.abort();
  });
  window.addEventListener('online', () => void save());
  // A form that was sent and is gone back to is open again.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) isSent = false;
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || isSent) return;
    const fields = fieldsOf(form);
    if (fields.toString() === last) return;
    fields.append('_save', 'now');
    const body = fields.toString();
    if (body.length > LAST_WORDS) return void save();
    void fetch(form.getAttribute('action') ?? location.href, {
      method: 'POST',
      body: fields,
      headers: { accept: 'application/json' },
      keepalive: true,
    }).then(
      async (response) => tell(response, await response.json().catch(() => null)),
      () => undefined,
    );
  });
};

/** Keeps each form on the page in which something is typed. A form that asks for a secret says so, by not saying what it was opened on. */
export const keepDrafts = (within: ParentNode = document): void => {
  for (const form of within.querySelectorAll<HTMLFormElement>('form[method=post]')) {
    const says = form.querySelector<HTMLElement>('[data-app-draft] > p');
    if (
      says &&
      form.querySelector('[name=_opened]') &&
      form.querySelector(TYPED) &&
      !form.querySelector('[type=password]')
    )
      keep(form, says);
  }
};
