/** The addresses of this module's pages, which ask for no account. */
export const paths = {
  choose: '/worry',
  form: (partnership: string) => `/worry/${partnership}`,
  sent: (partnership: string, receipt: string) =>
    `/worry/${partnership}/sent?receipt=${encodeURIComponent(receipt)}`,
} as const;
