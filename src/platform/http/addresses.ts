/** Whether an address is one of a declared path: '/contacts/:id'. */
export const isOf = (pattern: string, address: string): boolean => {
  const asked = (address.split('?', 1)[0] ?? '').split('/');
  const parts = pattern.split('/');
  return (
    parts.length === asked.length &&
    parts.every((part, index) => (part.startsWith(':') ? asked[index] !== '' : part === asked[index]))
  );
};

/** The address of a declared path with those parts; null where one is missing. */
export const fill = (pattern: string, params: Readonly<Record<string, string>>): string | null => {
  const parts = pattern
    .split('/')
    .map((part) =>
      part.startsWith(':') ? params[part.slice(1)] && encodeURIComponent(params[part.slice(1)] ?? '') : part,
    );
  return parts.some((part) => part === undefined) ? null : parts.join('/');
};
