import type { Meanwhile } from '../../answer-codes.ts';
import type { Catalogue, Words } from '../catalogue.ts';

/** What to do for the safety of somebody, whatever is decided about recall: the most urgent first. */
export const SAFETY_ACTIONS: Catalogue['safetyActions'] = {
  'tell-the-police': 'Tell the police now. Record whom you told, and when.',
  'arrange-a-welfare-check': 'Arrange a check today that the person on licence is safe and well.',
  'make-a-safeguarding-referral':
    'Make a safeguarding referral today for any child or adult who could be at risk.',
  'tell-the-victim-liaison-officer':
    'Tell the victim liaison officer today, so that the victim can be warned and heard.',
  'warn-of-self-harm-risk':
    'Warn everybody who will deal with the person about the risk of suicide or self-harm.',
  'review-risk-of-serious-harm-today': 'Review the risk of serious harm today, and record the result.',
  'consult-mappa': 'Speak to the MAPPA coordinator or the lead agency today, and agree who does what.',
  'consider-marac':
    'Think about a referral to MARAC (the meeting on high-risk domestic abuse), and record what you decide.',
};

/** What to do while the answer is open. */
export const MEANWHILE_WORDS: Readonly<Record<Meanwhile, Words>> = {
  'carry-out-safety-actions': 'Do the safety actions now. They do not wait for the answer.',
  'obtain-missing-facts': 'Get the missing facts, starting with those that could change the answer.',
  'keep-existing-measures-in-place':
    'Keep in place what is in place now. An open answer is no reason to stop it.',
  'work-to-the-shorter-clock':
    'Work to the shorter emergency clock until it is settled that this is no emergency.',
};
