import { knownPlace, type Moment, type Node, type Place, type Subject } from './subject.ts';

/** A node that was reached: its time (ISO) and whom a rating of it concerns. */
export type RatedNode = Place & { readonly node: Node; readonly nodeAt: string };

const momentOf = {
  '1': 'submitted',
  '2': 'accepted',
  '3': 'decided',
  visit: 'served',
} as const satisfies Record<Node, Moment>;

/** Every node, in the order a case reaches them. */
export const nodes: readonly Node[] = ['1', '2', '3', 'visit'];

function placeOf({ heard: { submitted, accepted, decided, served } }: Subject, node: Node): Place {
  const item = { itemCode: (accepted ?? submitted)?.itemCode, org: (accepted ?? submitted)?.org };
  switch (node) {
    case '1':
      return knownPlace({ ...submitted });
    case '2':
      return knownPlace({ ...submitted, ...accepted });
    case '3':
      // decided behind the counter: the hall and window of the filing have no part in it
      return knownPlace({ ...item, officer: decided?.officer });
    case 'visit':
      return knownPlace({ ...served });
  }
}

/** The node as it stands, or undefined while it was not reached or its decision was re-opened. */
export function ratedNode(subject: Subject, node: Node): RatedNode | undefined {
  const moment = subject.heard[momentOf[node]];
  return moment && { node, nodeAt: moment.at, ...placeOf(subject, node) };
}
