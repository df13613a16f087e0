/** The addresses of a meeting while it runs. */
export const paths = {
  /** The room, and the screen that somebody joins at. */
  live: (meeting: string) => `/meetings/${meeting}/live`,
  news: (meeting: string) => `/meetings/${meeting}/live/news`,
  open: (meeting: string) => `/meetings/${meeting}/live/open`,
  close: (meeting: string) => `/meetings/${meeting}/live/close`,
  take: (meeting: string, item: string) => `/meetings/${meeting}/live/items/${item}/take`,
  closeItem: (meeting: string) => `/meetings/${meeting}/live/close-item`,
  arrive: (meeting: string, attendee: string) => `/meetings/${meeting}/live/people/${attendee}/arrive`,
  leave: (meeting: string, attendee: string) => `/meetings/${meeting}/live/people/${attendee}/leave`,
  withdraw: (meeting: string, attendee: string) => `/meetings/${meeting}/live/people/${attendee}/withdraw`,
  bringBack: (meeting: string, attendee: string) => `/meetings/${meeting}/live/people/${attendee}/return`,
  admit: (meeting: string, attendee: string) => `/meetings/${meeting}/live/people/${attendee}/admit`,
  preside: (meeting: string) => `/meetings/${meeting}/live/preside`,
  deputise: (meeting: string) => `/meetings/${meeting}/live/deputy`,
  entry: (meeting: string) => `/meetings/${meeting}/live/entries`,
  decide: (meeting: string) => `/meetings/${meeting}/live/decision`,
  promise: (meeting: string) => `/meetings/${meeting}/live/promise`,
} as const;
