import { nodes } from './readable-rows.ts';
import { selectRows } from './select-rows.ts';

// Here every rating is looked at: the lists are joined.
const ratings = selectRows(
  {
    from: nodes.from,
    lists: {
      node: 'nodes.node',
      is_rated: 'nodes.is_rated',
      rated_at: 'nodes.rated_at',
      device: 'nodes.device',
      rating_hall: 'nodes.hall',
      rating_window: 'nodes.window',
    },
  },
  {
    needed: 'subject node is_rated rated_at device rating_hall rating_window',
    portions: [{ where: 'last_time >= {since:Date32} - 1' }],
  },
);

/**
 * The SELECT of the ratings that came in a burst, by subject and node: five or more valid ones of one device, or of one
 * window, within 60 s; all that were rated on days from `since` to `until`, and perhaps others. Arrays are shifted, not
 * indexed: a lambda that holds an array copies it for every element.
 */
export const ratingBursts = `select member.2 as subject, member.3 as node
from (
  select members,
    arrayMap((member, fifth) -> fifth.1 - member.1 <= 60000, members, arrayShiftLeft(members, 4, (9223372036854775807, '', ''))) as begins
  from (
    select arraySort(groupArray((toUnixTimestamp64Milli(rated_at), subject, node))) as members
    from (${ratings} where is_rated and rated_at >= {since:Date32} - 1 and rated_at < {until:Date32} + 2)
    array join [('device', device, ''), ('window', rating_hall, rating_window)] as key
    where key.2 != '' and (key.1 = 'device' or key.3 != '')
    group by key
    having count() >= 5
  )
)
array join arrayFilter((member, a, b, c, d, e) -> a or b or c or d or e, members, begins,
  arrayShiftRight(begins, 1), arrayShiftRight(begins, 2), arrayShiftRight(begins, 3), arrayShiftRight(begins, 4)) as member
where has(begins, 1)`;
