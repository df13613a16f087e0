const PLACE = '[data-app-progress]';
const SOON = 2_000;
const LATE = 10_000;
/** As often at the most, about half an hour: whoever leaves a page open overnight asks no more. */
const MOST = 180;

const barIn = (place: Element): HTMLProgressElement | null => place.querySelector('progress');
const quarterOf = (bar: HTMLProgressElement | null): number =>
  bar && bar.position >= 0 ? Math.floor(bar.position * 4) : 0;

/** What a page says now of what goes on; null once that is over. */
const askedAgain = async (): Promise<Element | null> => {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok || response.redirected) throw new Error('The page is not there now.');
  return new DOMParser().parseFromString(await response.text(), 'text/html').querySelector(PLACE);
};

const inSight = (): Promise<void> =>
  new Promise((resolve) => {
    if (!document.hidden) return resolve();
    document.addEventListener('visibilitychange', () => resolve(), { once: true });
  });

/** Puts in place what was said anew. Heard at each quarter alone: a number every few seconds would drown everything else. */
const show = (place: Element, next: Element): void => {
  const bar = barIn(place);
  const before = quarterOf(bar);
  const now = barIn(next);
  if (bar && now?.hasAttribute('value')) {
    bar.max = now.max;
    bar.value = now.value;
  }
  const words = next.querySelector('[data-app-progress-words]')?.textContent ?? '';
  const shown = place.querySelector('[data-app-progress-words]');
  if (shown) shown.textContent = words;
  const says = place.querySelector('[data-app-progress-says]');
  if (says && quarterOf(bar) > before) says.textContent = words;
};

/**
 * A page about something that goes on by itself asks again how far it is, less often the longer it takes and not while nobody looks; once
 * it is over, the page is opened anew. Whatever goes wrong, the link that asks is there.
 */
export const watchProgress = async (): Promise<void> => {
  const place = document.querySelector(PLACE);
  if (!place) return;
  let wait = SOON;
  for (let asked = 0; asked < MOST; asked += 1) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(LATE, wait * 1.3);
    await inSight();
    const next = await askedAgain().catch(() => undefined);
    if (next === undefined) return;
    if (next === null) return location.reload();
    show(place, next);
  }
};
