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
  'scrutiny.answerDue': 'An answer to a scrutiny board is due within two days',
  'scrutiny.answerLate': 'An answer to a scrutiny board is late',
  'scrutiny.answerMissing': 'Somebody has not answered a scrutiny board in time',
  'scrutiny.agendaDue': 'The agenda of a scrutiny board is to be published by tomorrow',
  'scrutiny.agendaLate': 'The agenda of a scrutiny board was not published in time',
  'scrutiny.reportAsked': 'A scrutiny board asks you for a report',
};
