/** An address without the question mark that leads to a draft, written in one way: drafts of a page are found by it. */
export const addressOf = (url: string): string => {
  const [path = '/', question = ''] = url.split('?', 2);
  const asked = new URLSearchParams(question);
  asked.delete('draft');
  const rest = asked.toString();
  return rest === '' ? path : `${path}?${rest}`;
};

/** The same address, leading to one draft, or with 'none' to a form with nothing in it. */
export const withDraft = (address: string, draft: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}draft=${draft}`;
