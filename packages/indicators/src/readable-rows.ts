import type { Rows } from './definition.ts';

/** Columns by name: the expression that gives each, '' for the column of that name. */
type Columns = Readonly<Record<string, string>>;
const plain = (names: string): Columns => Object.fromEntries(names.split(/\s+/).map((name) => [name, '']));

/** Finished rows of a kind that are kept once more in a table of their own: those that are open, those with something seldom. */
export type Aside = '' | 'open_' | 'noted_';

/** How rows that indicators count over come out of finished rows. */
export type ReadableRows = {
  /** The finished rows by kind, and what is read of each; the same names of every kind. */
  readonly from: Readonly<Partial<Record<string, Columns>>>;
  /** The view shows every column of the finished rows too, but for these. */
  readonly wholeBut?: string;
  /** Lists whose entries become a row each, side by side. */
  readonly lists?: Columns;
  /** What is worked out of an entry and its row. */
  readonly worked?: Columns;
  /** Which finished rows count, and which entries of their lists. */
  readonly where?: string;
  readonly entries?: string;
  /** The rows that are kept aside as well, under views of their own. */
  readonly asides?: readonly Aside[];
};

const asOf = "{as_of:DateTime64(3, 'UTC')}";
const endOfTime = "toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC')";

/** Before everything that is told, and after it. */
export const firstDay = "toDate32('1901-01-01')";
export const lastDay = "toDate32('2298-12-31')";

/**
 * Which finished rows of a data set stand as of an instant: those whose events all lie before it and, where events lie on
 * both sides, those that were kept for that instant (services/analytics: src/db/pasts.ts).
 */
export const standing = `dataset = {dataset:String} and ((as_of = ${endOfTime} and last_time < ${asOf}) or as_of = ${asOf})`;
const localToday = `toDate32(addSeconds(${asOf}, dictGetOrDefault('{db}zones', 'offset_seconds', tuple(zone), toUnixTimestamp64Second(${asOf}), toInt32(28800))), 'UTC')`;

/** What a case says about itself. */
const ofCase =
  plain(`subject region zone org item item_kind family project_class bundle_theme channel agent_level hall window
  officer acceptance_officer is_closed is_ended end_type outcome ended_date basis statutory_basis last_time`);
const casesWith = (lists: Columns): Pick<ReadableRows, 'from' | 'lists'> => ({
  from: { case: { ...ofCase, ...Object.fromEntries(Object.values(lists).map((list) => [list, ''])) } },
  lists,
});
const nodeLists =
  plain(`nodes.node nodes.date nodes.is_ratable nodes.is_rated nodes.level nodes.is_default nodes.rating nodes.channel
  nodes.is_staff nodes.is_real_name nodes.is_early nodes.rated_at nodes.device nodes.officer nodes.hall nodes.window nodes.options
  nodes.confirmed`);
const none = "toLowCardinality('')";

/**
 * A node of a case or a ticket. Hall, window and officer are those that the rating says, else the place of filing and the
 * officer who had the case then, or those of the ticket. What is seldom asked for is looked up by its index: lists that are
 * joined are all read.
 */
export const nodes: ReadableRows = {
  from: {
    case: {
      ...plain(`subject region zone org item item_kind family project_class bundle_theme channel agent_level is_ended basis
        statutory_basis last_time`),
      queue: none,
      own_hall: 'hall',
      own_window: 'window',
      own_officer: 'acceptance_officer',
      deciding_officer: 'officer',
      ...nodeLists,
    },
    ticket: {
      ...plain('subject region zone queue last_time'),
      org: none,
      item: none,
      item_kind: none,
      family: none,
      project_class: none,
      bundle_theme: none,
      channel: none,
      agent_level: none,
      is_ended: 'toUInt8(1)',
      basis: none,
      statutory_basis: none,
      own_hall: 'hall',
      own_window: 'window',
      own_officer: 'officer',
      deciding_officer: 'officer',
      ...nodeLists,
    },
  },
  lists: {
    node: 'nodes.node',
    node_date: 'nodes.date',
    is_ratable: 'nodes.is_ratable',
    is_rated: 'nodes.is_rated',
    level: 'nodes.level',
    is_default: 'nodes.is_default',
    i: 'arrayEnumerate(`nodes.node`)',
  },
  worked: {
    hall: "if(`nodes.hall`[i] != '', `nodes.hall`[i], own_hall)",
    window: "if(`nodes.hall`[i] != '' or `nodes.window`[i] != '', `nodes.window`[i], own_window)",
    officer:
      "multiIf(`nodes.officer`[i] != '', `nodes.officer`[i], node = '3', deciding_officer, own_officer)",
    rating: '`nodes.rating`[i]',
    rating_channel: '`nodes.channel`[i]',
    is_staff: '`nodes.is_staff`[i]',
    is_real_name: '`nodes.is_real_name`[i]',
    is_early: '`nodes.is_early`[i]',
    rated_at: '`nodes.rated_at`[i]',
    device: '`nodes.device`[i]',
    options: '`nodes.options`[i]',
    confirmed: '`nodes.confirmed`[i]',
    is_called_back: `\`nodes.rating\`[i] != '' and \`nodes.rating\`[i] in (
      select rating from {db}order_facts_v1 final where ${standing} and isNotNull(called_back_at))`,
    is_burst: `(subject, node) in (select subject, node from {db}rating_bursts_v1(dataset = {dataset:String}, as_of = ${asOf}, since = ${firstDay}, until = ${lastDay}))`,
  },
};

/** A valid rating in a burst, by the day of the rating: of those rated on days from one to another, parameters of their own. */
const bursts: ReadableRows = {
  ...nodes,
  where: 'last_time >= {since:Date32} - 1',
  lists: { ...nodes.lists, rated_date: 'arrayMap(at -> toDate32(at), `nodes.rated_at`)' },
  entries: `(subject, node) in (
  select subject, node from {db}rating_bursts_v1(dataset = {dataset:String}, as_of = ${asOf}, since = {since:Date32}, until = {until:Date32}))`,
};

/** What indicators count over, by the name of their rows; views are made of it, and SELECTs of few columns. */
export const readableRows: Readonly<Partial<Record<Rows, ReadableRows>>> = {
  cases: {
    asides: ['open_', 'noted_'],
    wholeBut: 'version, events, revision, is_gone',
    from: {
      case: {
        ...ofCase,
        ...plain(`theme filed_by is_integrated submitted_date accepted_date is_filed is_accepted is_open is_pending reopenings
          contradictions corrections is_deemed is_tolerant is_committed promised_basis promised_amount statutory_amount
          elapsed_promised elapsed_statutory removed_promised removed_statutory due_date statutory_due_date cohort_date
          promised_on_time statutory_on_time judged_promised_on_time judged_statutory_on_time judged_elapsed_promised
          judged_elapsed_statutory judged_cohort_date span_days is_same_day declared_visits meetings is_delivered
          is_delivered_online has_target is_target_comparable target_amount ran_in_parallel stage_elapsed delivery_due_date
          delivery_on_time`),
        baseline_years: '`baselines.year`',
        baseline_amounts: '`baselines.amount`',
        has_promised_clock: "promised_basis != ''",
        has_statutory_clock: "statutory_basis != ''",
        is_overdue: `is_open and ${asOf} >= promised_late_from`,
        has_fallen_due: `${asOf} >= promised_due_from`,
        is_delivery_late: `${asOf} >= delivery_late_from`,
      },
    },
  },
  /** A stage that ran, its attempts summed; its organisation is that of the stage. */
  stages: casesWith({
    stage: 'stages.stage',
    org: 'stages.org',
    stage_org: 'stages.org',
    attempts: 'stages.attempts',
    completed_date: 'stages.completed_date',
    elapsed: 'stages.elapsed',
    stage_basis: 'stages.basis',
    term: 'stages.term',
  }),
  suspensions: {
    asides: ['noted_'],
    ...casesWith({
      reason: 'suspensions.reason',
      stage: 'suspensions.stage',
      started_date: 'suspensions.started_date',
      is_late: 'suspensions.is_late',
      is_counted_late: 'suspensions.is_counted_late',
      is_unfounded: 'suspensions.is_unfounded',
    }),
  },
  /** A commitment of an applicant; it has fallen due from its local date on. */
  commitments: {
    asides: ['noted_'],
    ...casesWith({
      commitment: 'commitments.commitment',
      kind: 'commitments.kind',
      due_date: 'commitments.due_date',
      state: 'commitments.state',
    }),
    worked: { has_fallen_due: `ifNull(due_date <= ${localToday}, 0)` },
  },
  /** A completed delivery. */
  deliveries: casesWith({
    method: 'deliveries.method',
    completed_date: 'deliveries.completed_date',
    days: 'deliveries.days',
    saving_cents: 'deliveries.saving_cents',
    documents: 'deliveries.documents',
  }),
  /** A cause that a late case waited for. */
  delays: casesWith({ cause_kind: 'delays.kind', cause: 'delays.cause', days: 'delays.days' }),
  nodes: { ...nodes, asides: ['noted_'] },
  bursts,
  /** A queue ticket. Nothing in it depends on the instant asked about, so to the sums by day it has always ended. */
  tickets: {
    from: {
      ticket: {
        ...plain(`subject region zone hall queue window officer issued_at issued_date issued_hour first_called_at served_at is_issued
          is_waiting is_serving is_called is_served is_abandoned wait_ms service_ms last_time`),
        is_ended: 'toUInt8(1)',
      },
    },
  },
  bookings: {
    from: { booking: plain('subject region zone hall queue slot_date is_made is_kept is_missed') },
  },
  /** A rectification order; one that is not closed is overdue after its due date. */
  orders: {
    from: {
      order: {
        ...plain(`subject region zone org rating dispatched_date due_date closed_date finding result is_on_time called_back_at
          followed_up reopenings last_time`),
        is_overdue: `result = '' and ifNull(due_date < ${localToday}, 0)`,
      },
    },
  },
  /** A review that has its final score. */
  reviews: {
    from: { review: plain('subject region zone case_id org item score_date score') },
    where: 'isNotNull(score_date)',
  },
  /** A light that was raised, cancelled or not; the subject is its case or order. */
  lights: {
    from: {
      light: plain(
        'subject lights.light lights.region lights.org lights.level lights.clock lights.stage lights.raised_date lights.is_cancelled',
      ),
    },
    lists: {
      light: 'lights.light',
      region: 'lights.region',
      org: 'lights.org',
      level: 'lights.level',
      clock: 'lights.clock',
      stage: 'lights.stage',
      raised_date: 'lights.raised_date',
      is_cancelled: 'lights.is_cancelled',
    },
  },
};
