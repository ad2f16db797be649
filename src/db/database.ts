import type { ColumnType, Generated } from 'kysely';

/**
 * The tables as Kysely sees them. `Fixed` columns have no update type: a query that would change one does not compile, as
 * it would not run. Instants are ISO 8601 UTC strings with milliseconds, legal dates `YYYY-MM-DD` strings (see connect.ts).
 */
export interface Database {
  cases: CasesTable;
  audit_entries: AuditEntriesTable;
  contents: ContentsTable;
  licence_references: LicenceReferencesTable;
  licence_versions: LicenceVersionsTable;
  licence_identifiers: LicenceIdentifiersTable;
  breach_events: BreachEventsTable;
  breach_event_versions: BreachEventVersionsTable;
  considerations: ConsiderationsTable;
  judgement_versions: JudgementVersionsTable;
  recommendations: RecommendationsTable;
  recalls: RecallsTable;
  recall_versions: RecallVersionsTable;
  rule_books: RuleBooksTable;
  idempotency_keys: IdempotencyKeysTable;
  unsequenced_entries: UnsequencedEntriesTable;
  tree_leaves: TreeLeavesTable;
  tree_tiles: TreeTilesTable;
  checkpoints: CheckpointsTable;
  checkpoint_cosignatures: CheckpointCosignaturesTable;
  log_keys: LogKeysTable;
  legal_holds: LegalHoldsTable;
  legal_hold_releases: LegalHoldReleasesTable;
  erasures: ErasuresTable;
  subject_access_requests: SubjectAccessRequestsTable;
  subject_access_parts: SubjectAccessPartsTable;
  subject_access_reviews: SubjectAccessReviewsTable;
  disputes: DisputesTable;
  audit_bundles: AuditBundlesTable;
  audit_bundle_progress: AuditBundleProgressTable;
  audit_bundle_pieces: AuditBundlePiecesTable;
  store_checks: StoreChecksTable;
  access_grants: AccessGrantsTable;
  access_grant_ends: AccessGrantEndsTable;
  access_notices_seen: AccessNoticesSeenTable;
  review_steps: ReviewStepsTable;
  consideration_heads: ConsiderationHeadsTable;
  inline_evaluations: InlineEvaluationsTable;
  event_sources: EventSourcesTable;
  event_batches: EventBatchesTable;
  simulations: SimulationsTable;
  simulation_acts: SimulationActsTable;
  simulation_progress: SimulationProgressTable;
  simulation_slices: SimulationSlicesTable;
  simulation_cases: SimulationCasesTable;
  webhook_heads: WebhookHeadsTable;
  webhook_versions: WebhookVersionsTable;
  webhook_replays: WebhookReplaysTable;
  webhook_dead_letters: WebhookDeadLettersTable;
  consideration_figures: ConsiderationFiguresTable;
  recall_figures: RecallFiguresTable;
  figures_progress: FiguresProgressTable;
}

/** A column that is written once. */
type Fixed<T> = ColumnType<T, T, never>;

/** A column of a content table: there when written, null once erased. */
type Erasable<T> = ColumnType<T | null, T, never>;

interface CasesTable {
  id: Fixed<string>;
  licence_version: number;
  region: string | null;
  delivery_unit: string | null;
  /** Where it was supervised before its last transfer. */
  previous_region: string | null;
  previous_delivery_unit: string | null;
  /** Where the approved premises are in which the person lives. */
  host_region: string | null;
  host_delivery_unit: string | null;
  limited_access: boolean;
  chain_length: number;
  chain_hash: Buffer;
  last_instant: string;
  /** Entry of the erasure, set by the database alone; null while the case has its content. */
  erased_by: ColumnType<string | null, never, never>;
}

interface AuditEntriesTable {
  id: Fixed<string>;
  licence_id: Fixed<string | null>;
  chain_index: Fixed<number | null>;
  hash: Fixed<Buffer>;
  bytes: Fixed<Buffer>;
  recorded_at: Fixed<string>;
}

interface ContentsTable {
  entry_id: Fixed<string>;
  bytes: Erasable<Buffer>;
  salt: Erasable<Buffer>;
}

interface LicenceReferencesTable {
  licence_id: Fixed<string>;
  source_system: Fixed<string>;
  external_reference: Erasable<string>;
}

interface LicenceIdentifiersTable {
  licence_id: Fixed<string>;
  version: Fixed<number>;
  crn: Erasable<string>;
  noms_number: ColumnType<string | null, string | null, never>;
}

/** What every recorded version says about its own recording. */
interface RecordedColumns {
  /** The audit entry of the act that recorded it, which is also the key of its content. */
  entry_id: Fixed<string>;
  recorded_at: Fixed<string>;
  /** Opaque subject of who recorded it. */
  recorded_by: Fixed<string>;
}

interface LicenceVersionsTable extends RecordedColumns {
  licence_id: Fixed<string>;
  version: Fixed<number>;
}

interface BreachEventsTable {
  id: Fixed<string>;
  licence_id: Fixed<string>;
}

interface BreachEventVersionsTable extends RecordedColumns {
  event_id: Fixed<string>;
  version: Fixed<number>;
  licence_id: Fixed<string>;
}

interface ConsiderationsTable extends RecordedColumns {
  id: Fixed<string>;
  licence_id: Fixed<string>;
}

interface JudgementVersionsTable extends RecordedColumns {
  consideration_id: Fixed<string>;
  version: Fixed<number>;
}

interface RecommendationsTable extends RecordedColumns {
  id: Fixed<string>;
  consideration_id: Fixed<string>;
  what_if: Fixed<boolean>;
  as_at: Fixed<string>;
  known_at: Fixed<string>;
  rule_book_version: Fixed<string>;
  content_hash: Fixed<Buffer>;
  expires_at: Fixed<string>;
}

interface RecallsTable {
  id: Fixed<string>;
  licence_id: Fixed<string>;
}

interface RecallVersionsTable extends RecordedColumns {
  recall_id: Fixed<string>;
  version: Fixed<number>;
  consideration_id: Fixed<string | null>;
}

interface RuleBooksTable {
  version: Fixed<string>;
  digest: Fixed<Buffer>;
  kernel: Fixed<string>;
  text: Fixed<string>;
  recorded_at: Fixed<string>;
}

interface IdempotencyKeysTable {
  subject: Fixed<string>;
  operation: Fixed<string>;
  key_digest: Fixed<Buffer>;
  request_hash: Fixed<string>;
  resource_id: Fixed<string>;
  recorded_at: Fixed<string>;
}

interface UnsequencedEntriesTable {
  arrival: ColumnType<number, never, never>;
  entry_id: ColumnType<string, never, never>;
}

interface TreeLeavesTable {
  leaf_index: Fixed<number>;
  entry_id: Fixed<string>;
  hash: Fixed<Buffer>;
}

interface TreeTilesTable {
  level: Fixed<number>;
  tile_index: Fixed<number>;
  hashes: Fixed<Buffer>;
  root: Fixed<Buffer>;
}

interface CheckpointsTable {
  tree_size: Fixed<number>;
  root: Fixed<Buffer>;
  note: Fixed<string>;
  published_at: Fixed<string>;
}

interface CheckpointCosignaturesTable {
  tree_size: Fixed<number>;
  witness: Fixed<string>;
  line: Fixed<string>;
  recorded_at: Fixed<string>;
}

interface LogKeysTable {
  verifier_key: Fixed<string>;
  recorded_at: Fixed<string>;
}

interface LegalHoldsTable extends RecordedColumns {
  id: Fixed<string>;
  licence_id: Fixed<string>;
  ground: Fixed<string>;
}

interface LegalHoldReleasesTable extends RecordedColumns {
  hold_id: Fixed<string>;
}

interface ErasuresTable extends RecordedColumns {
  licence_id: Fixed<string>;
  id: Fixed<string>;
  authority: Fixed<string>;
}

interface SubjectAccessRequestsTable {
  id: Fixed<string>;
  recorded_at: Fixed<string>;
  recorded_by: Fixed<string>;
}

interface SubjectAccessPartsTable {
  request_id: Fixed<string>;
  licence_id: Fixed<string>;
  entry_id: Fixed<string>;
}

interface SubjectAccessReviewsTable extends RecordedColumns {
  request_id: Fixed<string>;
  licence_id: Fixed<string>;
  version: Fixed<number>;
}

interface DisputesTable extends RecordedColumns {
  id: Fixed<string>;
  licence_id: Fixed<string>;
  subject_kind: Fixed<string>;
  subject_id: Fixed<string>;
}

interface AuditBundlesTable {
  id: Fixed<string>;
  entry_id: Fixed<string>;
  scope: Fixed<'licences' | 'period'>;
  licence_ids: Fixed<string[] | null>;
  period_from: Fixed<string | null>;
  period_until: Fixed<string | null>;
  remembered_sizes: Fixed<number[]>;
  with_content: Fixed<boolean>;
  sees_limited_access: Fixed<boolean>;
  recorded_at: Fixed<string>;
  recorded_by: Fixed<string>;
}

interface AuditBundleProgressTable {
  bundle_id: Fixed<string>;
  state: 'waiting' | 'building' | 'ready' | 'failed' | 'gone';
  tree_size: number | null;
  length: Generated<number>;
  sha256: Buffer | null;
  pieces: Generated<number>;
  changed_at: string;
}

interface AuditBundlePiecesTable {
  bundle_id: Fixed<string>;
  piece: Fixed<number>;
  bytes: Fixed<Buffer>;
}

interface StoreChecksTable {
  id: Fixed<string>;
  started_at: Fixed<string>;
  finished_at: Fixed<string>;
  tree_size: Fixed<number>;
  entries: Fixed<number>;
  findings: Fixed<number>;
  report: Fixed<string>;
}

interface AccessGrantsTable extends RecordedColumns {
  id: Fixed<string>;
  licence_id: Fixed<string>;
  subject: Fixed<string>;
  capacity: Fixed<'owner' | 'named' | 'inspector' | 'break-glass'>;
  /** Null for a grant without a time limit. */
  ends_at: Fixed<string | null>;
}

interface AccessGrantEndsTable extends RecordedColumns {
  grant_id: Fixed<string>;
}

interface AccessNoticesSeenTable {
  grant_id: Fixed<string>;
  subject: Fixed<string>;
  entry_id: Fixed<string>;
  recorded_at: Fixed<string>;
}

interface ReviewStepsTable extends RecordedColumns {
  consideration_id: Fixed<string>;
  version: Fixed<number>;
  licence_id: Fixed<string>;
  action: Fixed<string>;
  /** The state that the step led to. */
  state: Fixed<string>;
  /** Where the case was supervised then: figures go to the area that acted. */
  region: Fixed<string | null>;
  delivery_unit: Fixed<string | null>;
}

interface ConsiderationHeadsTable {
  consideration_id: Fixed<string>;
  licence_id: Fixed<string>;
  version: number;
  state: string;
  decision: 'recall' | 'no-recall' | null;
  urgency: 'emergency' | 'unknown' | 'standard';
  urgency_rank: ColumnType<number, never, never>;
  /** The clock that runs in this state, and when it runs out. */
  clock: string | null;
  due_at: string | null;
  countersign_by: string | null;
  countersign_due_at: string | null;
  /** Whether a review of new facts is owed, with a time for it or without. */
  new_facts_waiting: boolean;
  new_facts_due_at: string | null;
  next_due_at: ColumnType<string | null, never, never>;
  /** Not ended, or ended and still owing a countersignature or a review. */
  live: ColumnType<boolean, never, never>;
}

interface EventSourcesTable {
  digest: Fixed<Buffer>;
  licence_id: Fixed<string>;
  event_id: Fixed<string>;
}

interface EventBatchesTable extends RecordedColumns {
  id: Fixed<string>;
}

interface InlineEvaluationsTable {
  entry_id: Fixed<string>;
  subject: Fixed<string>;
  recorded_at: Fixed<string>;
}

interface WebhookHeadsTable {
  id: Fixed<string>;
  /** Whose subscription it is. */
  subject: Fixed<string>;
  version: number;
  paused: boolean;
  ended: Generated<boolean>;
  /** Index of the first entry of the log that is not passed. */
  position: number;
  /** Of the event at the head, without success. */
  attempts: Generated<number>;
  next_attempt_at: string | null;
  gone: Generated<boolean>;
  failed_index: number | null;
  failure: string | null;
  failed_at: string | null;
}

interface WebhookVersionsTable extends RecordedColumns {
  subscription_id: Fixed<string>;
  version: Fixed<number>;
  ended: Fixed<boolean>;
}

interface WebhookReplaysTable extends RecordedColumns {
  id: Fixed<string>;
  subscription_id: Fixed<string>;
  /** How many dead letters were asked for again. */
  letters: Fixed<number>;
}

interface WebhookDeadLettersTable {
  subscription_id: Fixed<string>;
  leaf_index: Fixed<number>;
  licence_id: Fixed<string>;
  reason: Fixed<'not-delivered' | 'follows'>;
  failure: string | null;
  again: Generated<boolean>;
  recorded_at: Fixed<string>;
}

interface ConsiderationFiguresTable {
  consideration_id: Fixed<string>;
  licence_id: Fixed<string>;
  /** Days of London. */
  opened_on: string;
  decided_on: string | null;
  region: string | null;
  delivery_unit: string | null;
  sentence_group: string;
  outcome: string;
  /** SHA-256 of the facts that mattered, hexadecimal. */
  likeness: string | null;
  /** The whole row: written as text, read as what the text says. */
  figures: ColumnType<unknown, string, string>;
}

interface RecallFiguresTable {
  recall_id: Fixed<string>;
  licence_id: Fixed<string>;
  revoked_on: string | null;
  region: string | null;
  delivery_unit: string | null;
  sentence_group: string;
  figures: ColumnType<unknown, string, string>;
}

interface FiguresProgressTable {
  one: ColumnType<boolean, never, never>;
  /** How many entries of the log are counted. */
  position: number;
  counted_at: string | null;
  /** Version of how rows are made. */
  derivation: number;
  /** The licence that a recount has come to; null where none is under way. */
  recount_after: string | null;
}

interface SimulationsTable extends RecordedColumns {
  id: Fixed<string>;
  rule_book_version: Fixed<string | null>;
  as_at: Fixed<string | null>;
  decided_from: Fixed<string | null>;
  decided_until: Fixed<string | null>;
  return_on: Fixed<string | null>;
  return_after_days: Fixed<number | null>;
  /** The last consideration there was when it was asked for. */
  last_consideration: Fixed<string | null>;
}

interface SimulationActsTable extends RecordedColumns {
  simulation_id: Fixed<string>;
  act: Fixed<'stopped' | 'resumed'>;
  /** The state that it was in from then on. */
  state: Fixed<'waiting' | 'running' | 'stopped' | 'completed' | 'failed'>;
}

interface SimulationProgressTable {
  simulation_id: Fixed<string>;
  state: 'waiting' | 'running' | 'stopped' | 'completed' | 'failed';
  /** How far the cases have been cut into slices. */
  cut_after: string | null;
  cut: Generated<boolean>;
  started_at: string | null;
  changed_at: string;
}

interface SimulationSlicesTable {
  simulation_id: Fixed<string>;
  number: Fixed<number>;
  first_id: Fixed<string>;
  last_id: Fixed<string>;
  cases: Fixed<number>;
  done_at: ColumnType<string | null, null, string>;
  /** Counts: written as JSON text, read as what the text says. Null until the slice is done. */
  tally: ColumnType<unknown, null, string>;
}

interface SimulationCasesTable {
  simulation_id: Fixed<string>;
  transition: Fixed<string>;
  consideration_id: Fixed<string>;
  recommendation_id: Fixed<string>;
}
