import type { EventData } from '@haoban/contracts/events/catalogue';

/** A rating as its table has it, without the subject, which the database adds. */
export type RatingRow = ReturnType<typeof ratingRow>;

/** The row of a rating that was taken at an instant (ISO); `actor` typed it in for the citizen. */
export function ratingRow(
  data: EventData<'rating.submitted.v1'>,
  {
    at,
    region,
    actor,
  }: { readonly at: string; readonly region: string; readonly actor?: string | undefined },
) {
  return {
    rating_id: data.ratingId,
    region,
    node: data.node,
    node_at: data.nodeAt,
    round: data.round,
    level: data.level,
    levels_version: data.levelsVersion,
    options: data.options,
    options_version: data.optionsVersion,
    has_text: data.hasText,
    real_name: data.realName,
    channel: data.channel,
    entered_by: data.enteredBy,
    actor,
    evidence: data.evidence,
    invitation_id: data.invitationId,
    device_hash: data.deviceHash,
    address_hash: data.addressHash,
    client_at: data.clientAt,
    at,
    item_code: data.itemCode,
    org: data.org,
    hall: data.hall,
    window_code: data.window,
    officer: data.officer,
    canary: data.canary === true,
  };
}
