/** Why the pages of scrutiny are read and its records written. */
export const PURPOSE =
  'Scrutinise the arrangements in public (Local Government Act 2000 section 9F; Local Government Act 1972 part VA)';
export const formOpened = { event: 'scrutiny.formOpened', purpose: PURPOSE };
