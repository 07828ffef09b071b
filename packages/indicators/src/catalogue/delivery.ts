import type { Indicator } from '../definition.ts';

const completed = { version: 1, rows: 'deliveries', at: 'completion', rolled: true } as const;

/** How results reached the applicant. */
export const delivery: readonly Indicator[] = [
  {
    ...completed,
    id: 'delivery_days_p50',
    kind: 'percentile',
    percent: 50,
    unit: 'workingDays',
    better: 'down',
    name: { zh: '送达时长(中位)', en: 'median delivery time' },
    help: {
      zh: '期间送达的结果，一半从决定到送达不超过这么多工作日。',
      en: 'Half of the deliveries completed in the period took no more working days from the decision.',
    },
    member: 'days >= 0',
    numerator: 'days',
  },
  {
    version: 1,
    rows: 'cases',
    at: 'deliveryDue',
    id: 'delivery_on_time_rate',
    rolled: true,
    kind: 'rate',
    unit: 'fraction',
    better: 'up',
    name: { zh: '按期送达率', en: 'delivered in time' },
    help: {
      zh: '送达期限(决定后十个工作日)在期间内的准予件中，首次送达不晚于期限的比例；未送达且未逾期的标为未成熟。',
      en: 'Of the grants whose delivery was due in the period (ten working days from the decision), those first delivered on or before that date; others that can still make it are immature.',
    },
    member: 'delivery_due_date is not null',
    numerator: 'delivery_on_time',
    immature: 'delivery_due_date is not null and not is_delivered and not is_delivery_late',
  },
  {
    ...completed,
    id: 'courier_share',
    kind: 'rate',
    unit: 'fraction',
    better: 'up',
    name: { zh: '快递送占比', en: 'delivered by courier' },
    help: {
      zh: '期间完成的送达中，由快递送达的比例。',
      en: 'Of the deliveries completed in the period, those by courier.',
    },
    member: '1',
    numerator: "method = 'courier'",
  },
  {
    ...completed,
    id: 'courier_saving_cents',
    kind: 'sum',
    unit: 'cents',
    better: 'up',
    name: { zh: '快递送节约', en: 'saved by couriers' },
    help: {
      zh: '期间完成的快递送达数 × 当地一次往返费用，单位为分。',
      en: 'Courier deliveries completed in the period x the cost of a trip in the area, in cents.',
    },
    member: "method = 'courier'",
    numerator: 'saving_cents',
  },
  {
    ...completed,
    id: 'e_licences_issued',
    kind: 'sum',
    unit: 'documents',
    better: 'up',
    name: { zh: '电子证照发放量', en: 'e-licences issued' },
    help: {
      zh: '期间以电子证照送达的证件份数。',
      en: 'Documents delivered as e-licences in the period.',
    },
    member: "method = 'e_licence'",
    numerator: 'documents',
  },
];
