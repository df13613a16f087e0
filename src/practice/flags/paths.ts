const query = (asked: Readonly<Record<string, string | number | undefined>>): string => {
  const kept = Object.entries(asked).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, `${value}`]],
  );
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
};

/** The addresses of this module's pages. */
export const paths = {
  queue: '/flags',
  queueOf: (asked: { kind?: string; state?: string; page?: number }) => `/flags${query(asked)}`,
  send: '/flags/new',
  /** Where flags are posted: one, by a form or JSON. */
  post: '/flags',
  batch: '/flags/batch',
  sent: '/flags/sent',
  sentOf: (asked: { state?: string; page?: number }) => `/flags/sent${query(asked)}`,
  receipt: (id: string) => `/flags/${id}/receipt`,
  flag: (id: string) => `/flags/${id}`,
  acknowledge: (id: string) => `/flags/${id}/acknowledge`,
  identify: (id: string) => `/flags/${id}/identify`,
  raise: (id: string) => `/flags/${id}/contact`,
  answer: (id: string) => `/flags/${id}/outcome`,
  routing: '/flags/routing',
  route: (kind: string) => `/flags/routing/${kind}`,
} as const;
