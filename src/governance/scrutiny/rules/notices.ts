/** What people are told of scrutiny. No words name anybody. */
export const NOTICES: Readonly<Record<string, string>> = {
  'scrutiny.questionReceived': 'A question for a scrutiny board waits to be looked at',
  'scrutiny.questionHeld': 'A question for a scrutiny board is held back and waits to be looked at',
  'scrutiny.leaveAsked': 'Your leave is asked to put your question in other words',
  'scrutiny.questionWithheld': 'Your question to a scrutiny board was withheld',
  'scrutiny.asked': 'A scrutiny board asks your organisation a question',
  'scrutiny.answered': 'An answer to a scrutiny board waits to be checked',
  'scrutiny.answerReturned': 'Your answer to a scrutiny board was sent back',
  'scrutiny.answerReworded': 'Your answer to a scrutiny board was approved in other words',
  'scrutiny.reportAsked': 'A scrutiny board asks you for a report',
};
