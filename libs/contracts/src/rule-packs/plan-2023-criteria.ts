import type { Criterion } from '../rule-pack.ts';

/**
 * The six criteria of the 2023 plan (六个最优) [P], their sub-items [P], and what we take as evidence for each;
 * the weights are our default.
 */
export const planCriteria2023: Criterion[] = [
  {
    id: 'political',
    name: { zh: '政治功能', en: 'Political function' },
    weight: 20,
    items: [
      {
        id: 'lawStudy',
        name: { zh: '党委学法', en: 'Study of law led by the Party committee' },
        evidence: '学法计划、签到与研讨记录 / Study plan, attendance and minutes of the discussion',
      },
      {
        id: 'studyDay',
        name: { zh: '支部学习日', en: 'Branch study day' },
        evidence: '每月学习日安排、出勤、学习笔记抽查 / Monthly schedule, attendance, spot check of notes',
      },
      {
        id: 'firstAgendaItem',
        name: { zh: '第一议题', en: 'Political study as the first item of every agenda' },
        evidence: '会议议程与记录，逐次可查 / Agendas and minutes, each meeting traceable',
      },
      {
        id: 'redLectures',
        name: { zh: '红色宣讲', en: 'Lectures on revolutionary history' },
        evidence: '场次、听众、讲稿或录像 / Sessions held, audience, text or recording',
      },
      {
        id: 'cultureBrand',
        name: { zh: '政治文化品牌', en: 'A political culture brand of the unit' },
        evidence: '品牌名称、说明、实际活动照片 / Name, description and photographs of what is done under it',
      },
    ],
  },
  {
    id: 'leadership',
    name: { zh: '支部班子', en: 'Branch leadership' },
    weight: 15,
    items: [
      {
        id: 'secretary',
        name: { zh: '书记履职', en: 'The secretary at work' },
        evidence:
          '任职文件、述职评议结果、谈心谈话记录 / Appointment, yearly review, records of talks with members',
      },
      {
        id: 'divisionOfWork',
        name: { zh: '支委分工', en: 'Division of work in the committee' },
        evidence: '分工文件与各委员台账 / The written division and each member’s own file',
      },
      {
        id: 'eightTasks',
        name: { zh: '八项基本任务', en: 'The eight basic tasks' },
        evidence: '本市清单逐项完成情况 / The city’s checklist, task by task',
      },
      {
        id: 'memberEducation',
        name: { zh: '党员发展与教育管理', en: 'Admission and education of members' },
        evidence: '发展党员档案、培训学时 / Files of admissions, hours of training',
      },
    ],
  },
  {
    id: 'mechanism',
    name: { zh: '工作机制', en: 'Working mechanism' },
    weight: 15,
    items: [
      {
        id: 'threeMeetingsOneLesson',
        name: { zh: '三会一课', en: 'Three meetings and one lesson' },
        evidence: '会议与党课记录，次数合规 / Minutes of meetings and lessons, as often as required',
      },
      {
        id: 'themedPartyDay',
        name: { zh: '主题党日', en: 'Themed Party day' },
        evidence: '主题、方案、参加率 / Theme, programme, share of members taking part',
      },
      {
        id: 'premises',
        name: { zh: '党员活动阵地', en: 'Premises for members' },
        evidence: '实地查看：设施、使用登记 / Seen on site: what is there and how it is used',
      },
      {
        id: 'methodAndBrand',
        name: { zh: '工作方法与特色品牌', en: 'Method and brand' },
        evidence: '方法文本、党员认可度测评 / The method in writing, members’ own opinion of it',
      },
      {
        id: 'sevenOnes',
        name: { zh: '“七个一”标准化建设', en: 'The “seven ones” of a standard branch' },
        evidence: '本市清单逐项核对 / The city’s checklist, point by point',
      },
    ],
  },
  {
    id: 'contribution',
    name: { zh: '作用发挥', en: 'Role in the work' },
    weight: 20,
    items: [
      {
        id: 'keyProjects',
        name: { zh: '重点项目建设', en: 'Key projects' },
        evidence: '项目清单、进度、党员承担的部分 / List and progress of projects, what members took on',
      },
      {
        id: 'appraisals',
        name: { zh: '业务考评', en: 'Business appraisals' },
        evidence: '省厅条线、市局全员、县分局绩效的通报 / Published results of the three appraisals',
      },
      {
        id: 'joinedWork',
        name: { zh: '党建与业务融合', en: 'Party work and police work joined' },
        evidence: '融合举措及成效实例 / Measures taken and cases that show their effect',
      },
      {
        id: 'vanguard',
        name: { zh: '党员先锋模范', en: 'Members in the front line' },
        evidence:
          '先锋岗、责任区、急难任务记录 / Posts of duty, areas of responsibility, record of urgent tasks',
      },
    ],
  },
  {
    id: 'image',
    name: { zh: '队伍形象', en: 'Team image' },
    weight: 15,
    items: [
      {
        id: 'cohesion',
        name: { zh: '团结协作', en: 'Cohesion' },
        evidence: '民主测评、帮扶记录 / Anonymous opinion in the unit, record of mutual help',
      },
      {
        id: 'noViolations',
        name: { zh: '无违纪违法', en: 'No violation of law or discipline' },
        evidence: '纪检出具的廉政证明 / Certificate issued by discipline inspection',
      },
      {
        id: 'publicSatisfaction',
        name: { zh: '群众满意', en: 'Satisfaction of the public' },
        evidence: '满意度测评、表扬与投诉处理情况 / Survey results, thanks received, complaints dealt with',
      },
    ],
  },
  {
    id: 'example',
    name: { zh: '典型引领', en: 'Exemplary leadership' },
    weight: 15,
    items: [
      {
        id: 'workingMethod',
        name: { zh: '党建工作法', en: 'A working method of its own' },
        evidence: '工作法文本与应用情况 / The method in writing and where it is applied',
      },
      {
        id: 'media',
        name: { zh: '主流媒体宣传', en: 'Mainstream media' },
        evidence: '刊播的标题、媒体、日期、级别 / Title, medium, date and level of each report',
      },
      {
        id: 'replicable',
        name: { zh: '可学可复制', en: 'Can be learnt and copied' },
        evidence: '来访学习或推广采用的单位 / Units that came to learn or have taken it over',
      },
    ],
  },
];
