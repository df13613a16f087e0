import { page, type Route } from '#http';
import { ReferralModel, referralModel, subjectsOfReferral } from '../reads/index.ts';
import { mayOpenContact } from '../rules/index.ts';
import { ReferralPage } from '../views/referral.tsx';
import { FRONT_DOOR } from './purposes.ts';

export const referralRoutes: readonly Route[] = [
  page('/referrals/:id', {
    title: 'A referral',
    may: mayOpenContact,
    audit: { event: 'referral.viewed', purpose: FRONT_DOOR, subjects: subjectsOfReferral },
    shows: ReferralModel,
    load: referralModel,
    view: ReferralPage,
  }),
];
