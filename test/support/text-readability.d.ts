/** The part of the readability library that tests use: it comes without types. */
declare module 'text-readability' {
  const readability: {
    /** Years of schooling that a text asks for; reading age is five more. */
    readonly fleschKincaidGrade: (text: string) => number;
  };
  export default readability;
}
