/** Where a denial may be contested (行政复议法 art. 20, 行政诉讼法 art. 46), unless the decision says otherwise. */
export const defaultRemedy =
  '如不服本决定，可自收到决定之日起60日内申请行政复议，或者自收到之日起6个月内提起行政诉讼。' +
  ' If you disagree, you may apply for administrative reconsideration within 60 days of receiving this decision,' +
  ' or bring an administrative action within 6 months of receiving it.';
