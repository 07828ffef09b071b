import { LocalDate } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';

const figures = {
  completed: Type.Integer(),
  costCents: Type.Integer(),
  costUnknown: Type.Integer({ description: 'deliveries of which nobody said what they cost' }),
  savingCents: Type.Integer(),
};
const Savings = Type.Object({
  from: Type.String(),
  to: Type.String(),
  ...figures,
  rows: Type.Array(Type.Object({ region: Type.String(), ...figures })),
});

/** GET /api/delivery/savings?from&to: courier deliveries completed in a period, their cost, and the trips they saved. */
export function showSavingsRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/delivery/savings',
    {
      config: { access: { roles: ['delivery', 'leader', 'analyst'] } },
      schema: {
        tags: ['deliveries'],
        summary: '快递送达节约 what couriers cost and saved',
        querystring: strictObject({ from: LocalDate, to: LocalDate }),
        response: { 200: Savings },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      const rows = await stores.savings(callerOf(request).areas, from, to);
      const total = (figure: keyof typeof figures): number => rows.reduce((sum, row) => sum + row[figure], 0);
      return {
        from,
        to,
        completed: total('completed'),
        costCents: total('costCents'),
        costUnknown: total('costUnknown'),
        savingCents: total('savingCents'),
        rows,
      };
    },
  );
}
