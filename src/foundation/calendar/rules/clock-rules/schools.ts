import { edition, local, statute } from './editions.ts';

const regulations = {
  ruleSet: 'Attendance2024',
  effectiveFrom: '2024-08-19',
  citation: 'School Attendance (Pupil Registration) (England) Regulations 2024',
  citationUrl: 'https://www.legislation.gov.uk/uksi/2024/208',
} as const;

/** Attendance. School days need the school's own calendar. */
export const SCHOOLS = [
  local(
    {
      id: 'unexplainedAbsence',
      name: 'Tell the social worker of an unexplained absence',
      trigger: 'the absence becoming known',
      stop: 'telling the social worker',
      limit: 0,
      unit: 'schoolDay',
    },
    'attendance standard',
  ),
  edition(
    {
      id: 'absenceReason',
      name: 'Replace code N with the reason for the absence',
      trigger: 'the absence',
      stop: 'the reason',
      limit: 5,
      unit: 'schoolDay',
    },
    {
      ruleSet: 'Attendance2024',
      effectiveFrom: '2024-08-19',
      authority: 'statutoryGuidance',
      citation: 'Department for Education, Working together to improve school attendance',
      citationUrl: 'https://www.gov.uk/government/publications/working-together-to-improve-school-attendance',
    },
  ),
  statute(
    {
      id: 'sicknessReturn',
      name: 'Tell the council of a long absence through illness',
      trigger: 'the first day of the absence',
      stop: 'the sickness return',
      limit: 15,
      unit: 'schoolDay',
    },
    regulations,
  ),
  statute(
    {
      id: 'absenceNotice',
      name: 'Tell the council of an unauthorised absence',
      trigger: 'the first day of the absence',
      stop: 'the notice to the council',
      limit: 10,
      unit: 'schoolDay',
    },
    regulations,
  ),
  statute(
    {
      id: 'missingEducation',
      name: 'Joint enquiries before a name may leave the register',
      trigger: 'the first day of the absence',
      stop: 'the outcome of the enquiries',
      limit: 20,
      unit: 'schoolDay',
    },
    regulations,
  ),
] as const;
