import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvalProblems } from '../src/api/problems.ts';
import { givenCommands, type CommandName, type GivenCommand } from './given-commands.ts';
import { item } from './given-case.ts';
import { approvalInCounty } from './given-service.ts';
import { givenWalks, walkedStages, type Walk } from './given-walks.ts';

let approval: Awaited<ReturnType<typeof approvalInCounty>>;
beforeAll(async () => {
  approval = await approvalInCounty();
});
afterAll(() => approval.stop());

const names = Object.keys(givenCommands).filter((name): name is CommandName =>
  Object.hasOwn(givenCommands, name),
);

/** What the journal and the tables hold of a case. */
const storedOf = async (caseId: string) => {
  const { rows } = await approval.pool.query(
    'select version, sequence, hash, state from cases where subject = $1',
    [caseId],
  );
  return { rows, said: await approval.typesOf(caseId) };
};

/** Gives commands to a case as their accounts, each naming what was created last. */
function walker(caseId: string) {
  let created = 'none';
  return async (name: CommandName) => {
    const { account, path, body }: GivenCommand = givenCommands[name];
    const answer = await approval.call(
      'POST',
      `/cases/${caseId}${path.replace('{id}', created).replace('{case}', caseId)}`,
      account,
      body,
      randomUUID(),
    );
    const id = answer.body['surveyId'] ?? answer.body['suspensionId'];
    if (typeof id === 'string') created = id;
    return answer;
  };
}

const acceptanceOf = ({ tolerance = false, lit = false }: Walk) => ({
  tolerance,
  ...(tolerance ? { lateMaterials: ['photo'] } : {}),
  ...(lit ? { item: item({ org: '320281-hc', stages: walkedStages, promised: { unit: 'IMMEDIATE' } }) } : {}),
});

/** officer-nr acts for officer-ms until the returned function is called. */
async function standIn(): Promise<() => Promise<unknown>> {
  const { body } = await approval.create('/substitutions', 'chief', {
    officer: 'officer-ms',
    substitute: 'officer-nr',
    org: '320281-ms',
    from: '2026-11-02T00:00:00Z',
    reason: '年休假',
  });
  const end = `/substitutions/officer-ms/${String(body['substitutionId'])}/end`;
  return () => approval.call('POST', end, 'chief');
}

test.each(Object.entries(givenWalks))(
  'a case %s refuses every command that is not for it, and nothing is written',
  async (_, walk) => {
    const { steps, allowed, substituted = false } = walk;
    const caseId = await approval.accepted(walkedStages, acceptanceOf(walk));
    await approval.swept();
    const back = substituted ? await standIn() : undefined;
    const give = walker(caseId);
    for (const step of steps) expect((await give(step)).status, step).toBeLessThan(300);
    const before = await storedOf(caseId);
    const refused = names.filter((name) => !allowed.includes(name));
    for (const name of refused) {
      const { status, body } = await give(name);
      const code = String(body['code']);
      const known = Object.entries(approvalProblems).find(([problem]) => problem === code);
      expect([name, status]).toEqual([name, known?.[1].status]);
    }
    expect(await storedOf(caseId)).toEqual(before);
    await back?.();
  },
);
