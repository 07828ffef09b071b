/** The four stages of a construction project (国办发〔2018〕33号), in order, by the code that `stageGroup` carries. */
export const projectStages = [
  { code: 'land_planning', zh: '立项用地规划许可', en: 'project approval and land planning' },
  { code: 'construction_planning', zh: '工程建设许可', en: 'construction planning permit' },
  { code: 'construction_permit', zh: '施工许可', en: 'construction permit' },
  { code: 'completion', zh: '竣工验收', en: 'completion acceptance' },
] as const;
