const NO_LINE = 'Not sent: there is no connection. Try again when it is back.';

const fieldsOf = (form: HTMLFormElement, button: HTMLElement | null): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, button))
    if (typeof value === 'string') fields.append(name, value);
  return fields;
};
const post = (address: string, fields: URLSearchParams): Promise<Response> =>
  fetch(address, { method: 'POST', body: fields, headers: { accept: 'application/json' } });

/** What a refusal says to a person. */
const refusalOf = async (response: Response): Promise<string> => {
  const problem: unknown = await response.json().catch(() => null);
  return typeof problem === 'object' && problem !== null && 'detail' in problem
    ? String(problem.detail)
    : 'That did not work. Reload the page and try again.';
};

/** A sentence that stands beside what it is about, and is heard at once. */
const warn = (beside: Element, words: string): void => {
  const old = beside.parentElement?.querySelector(':scope > [data-app-live-refused]');
  const place = old ?? document.createElement('p');
  place.className = 'govuk-error-message';
  place.setAttribute('data-app-live-refused', '');
  place.setAttribute('role', 'alert');
  place.textContent = words;
  beside.after(place);
};
const unwarn = (root: HTMLElement): void => {
  for (const each of root.querySelectorAll('[data-app-live-refused]')) each.remove();
};

/** The buttons of the room act where they stand: nothing that is typed elsewhere on the page is left behind. */
export const pressByScript = (root: HTMLElement, acted: () => Promise<void>): void => {
  document.addEventListener('submit', async (event) => {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-app-live-form')) return;
    if (!(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (submitter.ariaBusy === 'true') return;
    submitter.ariaBusy = 'true';
    unwarn(root);
    const fields = fieldsOf(form, submitter);
    // The page's key is good for one sending; what stands is what is pressed now.
    fields.delete('_key');
    try {
      const response = await post(submitter.formAction, fields);
      if (response.ok) await acted();
      else warn(submitter, await refusalOf(response));
    } catch {
      warn(submitter, NO_LINE);
    }
    submitter.ariaBusy = 'false';
  });
};

/**
 * A form that is filled in again and again is sent where it stands, and stands there empty for the next. Whatever is wrong with what was
 * typed is said as it would be without a script.
 */
export const sendByScript = (
  root: HTMLElement,
  say: (sentence: string) => void,
  sent: () => Promise<void>,
): void => {
  root.addEventListener(
    'submit',
    async (event) => {
      const { target: form, submitter } = event;
      const part =
        form instanceof HTMLFormElement ? form.closest<HTMLElement>('[data-app-live-forms]') : null;
      if (
        !(form instanceof HTMLFormElement) ||
        !part ||
        (submitter instanceof HTMLButtonElement && submitter.name)
      )
        return;
      // The page says above that a draft was put back: once that is sent, the page begins anew.
      if (document.getElementById('draft-title')) return;
      // Before whoever keeps its draft takes it for sent: it may have to be sent again.
      event.preventDefault();
      if (form.ariaBusy === 'true') return;
      form.ariaBusy = 'true';
      unwarn(root);
      const name = part.dataset.appLiveForms ?? '';
      try {
        const response = await post(form.action, fieldsOf(form, submitter));
        if (!response.ok) return form.submit();
        await sent();
        say('Added.');
        root.querySelector<HTMLElement>(`[data-app-live-forms="${CSS.escape(name)}"] textarea`)?.focus();
      } catch {
        form.ariaBusy = 'false';
        warn(part, NO_LINE);
      }
    },
    { capture: true },
  );
};
