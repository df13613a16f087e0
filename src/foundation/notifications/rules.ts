/** The job that gives what is new to mail and to the agencies' systems. */
export const NOTICES_TO_PASS_ON = 'notices-to-pass-on';
