import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveOpenCases } from '../src/db/move-open-cases.ts';
import { followed, givenCase, moves, nationalFile, ofType, put, workdays } from './given-calendars.ts';
import type { Approval } from './given-calendars.ts';
import { on } from './given-case.ts';
import { startApproval } from './start-approval.ts';

describe('a local calendar over the national one', () => {
  let approval: Approval;
  const closure = { base: 'cn', off: ['2026-11-05'], work: [], sources: ['市政府停电通知'] };
  const nationalDay = { ...nationalFile, off: [...nationalFile.off, '2026-11-06'] };
  let moved = '';
  let unmoved = '';
  let decided = '';
  let national = '';

  beforeAll(async () => {
    approval = await startApproval();
    await put(approval, 'cn', nationalFile);
    await put(approval, 'cn-3202/overlay', closure);
    moved = await givenCase(approval, on(2), 'cn-3202', { promised: workdays(5), statutory: workdays(20) });
    unmoved = await givenCase(approval, on(2), 'cn-3202', { promised: workdays(2) });
    decided = await givenCase(approval, on(2), 'cn-3202', { promised: workdays(5) });
    national = await givenCase(approval, on(2), 'cn', { promised: workdays(5) });
    await approval.call('POST', `/cases/${decided}/decision`, 'chief', { outcome: 'granted' });
  });
  afterAll(() => approval.stop());

  test('is a whole calendar with its own versions', async () => {
    const { body } = await approval.call('GET', '/calendars/cn-3202');
    expect(body).toMatchObject({ version: 1, overlay: { base: 'cn', baseVersion: 1, off: ['2026-11-05'] } });
    expect(body['off']).toEqual([...nationalFile.off, '2026-11-05'].toSorted());
    expect(await put(approval, 'cn-3202/overlay', closure)).toMatchObject({ body: { changed: false } });
    expect(ofType(await approval.said('cn-3202'), 'calendar.published.v1')).toHaveLength(1);
  });

  const local = {
    caseId: '',
    clock: 'promised',
    from: '2026-11-10',
    to: '2026-11-11',
    why: ['2026-11-06 off'],
  };

  test('a preview of its base says what would move in both, and changes nothing', async () => {
    const { status, body } = await approval.call('POST', '/calendars/cn/preview', 'admin', nationalDay);
    expect(status).toBe(200);
    expect(body['calendars']).toMatchObject([
      {
        calendarId: 'cn',
        total: 1,
        moved: 1,
        unmoved: 0,
        rows: [
          {
            caseId: national,
            clock: 'promised',
            from: '2026-11-09',
            to: '2026-11-10',
            why: ['2026-11-06 off'],
          },
        ],
      },
      {
        calendarId: 'cn-3202',
        total: 2,
        moved: 1,
        unmoved: 1,
        rows: [
          {
            caseId: moved,
            clock: 'statutory',
            from: '2026-12-01',
            to: '2026-12-02',
            why: ['2026-11-06 off'],
          },
          { ...local, caseId: moved },
        ],
      },
    ]);
    expect(await approval.call('GET', '/calendars/cn')).toMatchObject({ body: { version: 1 } });
    expect(await moves(approval, moved)).toEqual([]);
    const overlay = await approval.call('POST', '/calendars/cn-3202/overlay/preview', 'admin', {
      ...closure,
      off: [...closure.off, '2026-11-06'],
    });
    expect(overlay.body['calendars']).toMatchObject([{ calendarId: 'cn-3202', moved: 1 }]);
  });

  test('follows a new version of its base, and its open cases follow it; closed ones keep their verdict', async () => {
    const before = await approval.said(decided);
    approval.clock.goTo(on(3));
    await put(approval, 'cn', nationalDay);
    await followed(approval, 'cn-3202', 2);
    await followed(approval, 'cn', 2);
    expect(await approval.call('GET', '/calendars/cn-3202')).toMatchObject({
      body: { version: 2, overlay: { baseVersion: 2 } },
    });
    const names = { previousCalendar: 'cn-3202@1', calendar: 'cn-3202@2' };
    expect((await moves(approval, moved)).map(({ data }) => data)).toEqual([
      { clock: 'statutory', from: '2026-12-01', to: '2026-12-02', ...names },
      { clock: 'promised', from: '2026-11-10', to: '2026-11-11', ...names },
    ]);
    expect(await moves(approval, unmoved)).toEqual([]);
    expect(await approval.said(decided)).toEqual(before);
    expect(before.at(-1)).toMatchObject({
      data: { calendar: 'cn-3202@1', judgement: { promised: { due: '2026-11-10' } } },
    });
  });

  test('what a version moved is listed case by case with the days that did it, and counted', async () => {
    const path = '/calendars/cn-3202/versions/2/moved';
    const first = await approval.call('GET', `${path}?limit=1`, 'leader');
    expect(first.body).toMatchObject({
      total: 2,
      moved: 1,
      unmoved: 1,
      pending: 0,
      rows: [{ caseId: moved, clock: 'statutory', why: ['2026-11-06 off'] }],
    });
    const rest = await approval.call('GET', `${path}?after=${String(first.body['next'])}`, 'leader');
    expect(rest.body['rows']).toMatchObject([{ ...local, caseId: moved, provisional: false }]);
    expect(rest.body).not.toHaveProperty('next');
  });

  test('a decision right after a publication is judged by it, and the move is said first', async () => {
    const caseId = await givenCase(approval, on(2), 'cn-3202', { promised: workdays(5) });
    await put(approval, 'cn-3202/overlay', { ...closure, off: [] });
    await approval.call('POST', `/cases/${caseId}/decision`, 'chief', { outcome: 'granted' });
    expect(await approval.said(caseId)).toMatchObject([
      { type: 'clock.moved.v1', data: { from: '2026-11-11', to: '2026-11-10', calendar: 'cn-3202@3' } },
      {
        type: 'case.decided.v1',
        data: { calendar: 'cn-3202@3', judgement: { promised: { due: '2026-11-10' } } },
      },
    ]);
  });

  test('a pass that broke off goes on where it was: each case says once what moved', async () => {
    await followed(approval, 'cn-3202', 3);
    const cases = await Promise.all(
      Array.from({ length: 20 }, () => givenCase(approval, on(2), 'made-up', { promised: workdays(5) })),
    );
    const { version: _version, calendarId: _id, ...days } = nationalFile;
    const context = { actor: 'test' };
    // published without anybody hearing of it, as by a process that was killed at once
    await approval.stores.calendars.execute({
      subject: 'made-up',
      region: '-',
      context,
      decide: () => {
        const state = { ...days, calendarId: 'made-up', version: 1 };
        return { state, events: [{ type: 'calendar.published.v1', data: state }] };
      },
    });
    approval.stores.forgetCalendar('made-up');
    let left = 7;
    const elapseSome = async (caseId: string): Promise<void> => {
      left -= 1;
      if (left < 0) throw new Error('killed');
      await approval.stores.cases.elapse(caseId, context);
    };
    const which = { calendarId: 'made-up', areas: [''], below: 1 };
    await expect(moveOpenCases(approval.stores, elapseSome, which, context)).rejects.toThrow('13 cases');
    await moveOpenCases(approval.stores, approval.stores.cases.elapse, which, context);
    await followed(approval, 'made-up', 1);
    for (const caseId of cases) expect(await moves(approval, caseId)).toHaveLength(1);
  });

  test('what does not fit is refused with its code', async () => {
    const refusal = async (...call: Parameters<Approval['call']>) => {
      const { status, body } = await approval.call(...call);
      return [status, body['code']];
    };
    const asAdmin = (method: string, path: string, body: unknown) =>
      refusal(method, `/calendars/${path}`, 'admin', body);
    expect(await asAdmin('PUT', 'cn-3203', nationalFile)).toEqual([422, 'calendar_invalid']);
    expect(await asAdmin('PUT', 'cn-3202', { ...nationalFile, calendarId: 'cn-3202' })).toEqual([
      409,
      'calendar_is_overlay',
    ]);
    expect(await asAdmin('PUT', 'x/overlay', { ...closure, base: 'none' })).toEqual([422, 'base_unknown']);
    expect(await asAdmin('PUT', 'x/overlay', { ...closure, base: 'cn-3202' })).toEqual([
      422,
      'base_is_overlay',
    ]);
    expect(await asAdmin('PUT', 'cn/overlay', closure)).toEqual([409, 'calendar_has_overlays']);
    expect(await asAdmin('PUT', 'x/overlay', { ...closure, off: ['2031-01-01'] })).toEqual([
      422,
      'calendar_invalid',
    ]);
    const badHours = { '*': [['17:00', '09:00']] };
    expect(await asAdmin('PUT', 'cn', { ...nationalFile, officeHours: badHours })).toEqual([
      422,
      'calendar_invalid',
    ]);
    expect(await asAdmin('POST', 'x/overlay/preview', { ...closure, base: 'none' })).toEqual([
      422,
      'base_unknown',
    ]);
    // the overlay reaches into 2026
    const until2025 = {
      ...nationalFile,
      coverage: { from: '2016-01-01', to: '2025-12-31' },
      off: nationalFile.off.filter((date) => date < '2026'),
      work: nationalFile.work.filter((date) => date < '2026'),
    };
    await put(approval, 'cn-3202/overlay', closure);
    expect(await asAdmin('PUT', 'cn', until2025)).toEqual([422, 'calendar_invalid']);
    expect(await refusal('GET', '/calendars/cn?version=9')).toEqual([404, 'version_unknown']);
    expect(await refusal('GET', '/calendars/none/versions', 'admin')).toEqual([404, 'calendar_unknown']);
    expect(await refusal('GET', '/calendars/cn/versions/9/moved', 'admin')).toEqual([404, 'version_unknown']);
    expect(await refusal('PUT', '/calendars/cn/overlay', 'leader', closure)).toEqual([403, 'role_missing']);
    expect(await refusal('POST', '/calendars/cn/preview', 'officer-hc', nationalFile)).toEqual([
      403,
      'role_missing',
    ]);
  });
});
