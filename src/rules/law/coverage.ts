/** First day that this book answers for: the commencement of LASPO 2012 s.114 (SI 2012/2906 art 2(d)). Earlier days are refused. */
export const COVERAGE_FROM = '2012-12-03';
