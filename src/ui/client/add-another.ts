const GROUP = '[data-app-add-another]';

/** The rows as the server shows them when the form is sent with that button; null when it does not answer with them. */
const askedOf = async (
  form: HTMLFormElement,
  button: HTMLButtonElement,
  id: string,
): Promise<Element | null> => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, button))
    if (typeof value === 'string') fields.append(name, value);
  const address = form.getAttribute('action') ?? location.href;
  const response = await fetch(address, { method: 'POST', body: fields, headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return page.getElementById(id)?.closest(GROUP) ?? null;
};

const focusOn = (group: Element, added: boolean): void => {
  const row = [...group.querySelectorAll('.app-add-another__item')].at(-1);
  const first = added
    ? row?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')
    : undefined;
  (first ?? group.querySelector<HTMLElement>('[name=_add], [name=_remove]'))?.focus();
};

/** Another row, or one fewer, without leaving the page. Whatever goes wrong, the form is sent as it would be without a script. */
export const enhanceAddAnother = (started: (rows: Element) => void): void => {
  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const group = button?.closest(GROUP);
    const form = button?.form;
    if (!button || !group || !form || (button.name !== '_add' && button.name !== '_remove')) return;
    event.preventDefault();
    if (group.ariaBusy === 'true') return;
    group.ariaBusy = 'true';
    const rows = await askedOf(form, button, group.id).catch(() => null);
    if (!rows) return form.requestSubmit(button);
    group.replaceWith(rows);
    started(rows);
    focusOn(rows, button.name === '_add');
  });
};
