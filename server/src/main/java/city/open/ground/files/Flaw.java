package city.open.ground.files;

import city.open.ground.calendar.Text;

/** Why a file is not taken, and what its sender can do. */
public enum Flaw {
    EMPTY("빈 파일입니다. 내용이 있는 파일을 골라 주십시오.", "The file is empty. Please choose one with content."),
    KIND(
            "이름과 달리 PDF, 그림, 한글, 오피스 파일이 아닙니다. PDF로 저장해 주십시오.",
            "The file is not a PDF, a picture, HWP or an office file, whatever its name says. Please save it as PDF."),
    LARGE("파일이 %dMB보다 큽니다. 줄이거나 나누어 주십시오.", "The file is larger than %d MB. Please make it smaller or split it."),
    BOMB(
            "풀면 아무도 열 수 없을 만큼 커지는 파일입니다. PDF로 저장해 주십시오.",
            "The file unpacks to more than anyone can open. Please save it as PDF."),
    SCRIPT(
            "프로그램(스크립트, 매크로, 실행 파일)이 들어 있는 파일입니다. 새 PDF로 인쇄하여 골라 주십시오.",
            "The file carries a program (a script, a macro or something that runs). Please print it to a new PDF and choose that."),
    LOCKED(
            "암호가 걸린 파일입니다. 담당자가 열 수 있게 암호를 풀어 다시 저장한 뒤 골라 주십시오.",
            "The file has a password. Please save it without one, so that the official can open it, and choose that."),
    TWOFOLD(
            "파일 하나에 다른 파일이 겹쳐 들어 있습니다. 새 PDF로 인쇄하여 골라 주십시오.",
            "Another file is hidden in the beginning or the end of this one. Please print it to a new PDF and choose that."),
    DAMAGED(
            "파일이 손상되어 열리지 않습니다. 다시 저장하거나 PDF로 저장해 주십시오.",
            "The file is damaged and does not open. Please save it again, or save it as PDF."),
    SLOW(
            "정해진 시간 안에 파일을 살펴볼 수 없었습니다. 새 PDF로 인쇄하여 골라 주십시오.",
            "The file could not be looked through in the time there is. Please print it to a new PDF and choose that."),
    BUSY(
            "지금 파일이 많이 몰려 살펴보지 못했습니다. 몇 분 뒤에 다시 해 주십시오.",
            "So many files come in that this one could not be looked through. Please try again in a few minutes."),
    MALWARE(
            "악성코드 검사에서 걸린 파일입니다. 기기를 검사하고 깨끗한 파일을 골라 주십시오.",
            "The virus scanner stopped the file. Please check your device and choose a clean copy."),
    UNSCANNED(
            "악성코드 검사기에 연결되지 않아 지금은 파일을 받지 않습니다. 나중에 다시 해 주십시오.",
            "The virus scanner cannot be reached, so we take no files at the moment. Please try again later.");

    private final Text words;

    Flaw(String ko, String en) {
        this.words = new Text(ko, en);
    }

    /** What the sender is told. */
    public Text words(FileSettings settings) {
        long most = settings.largestMegabytes();
        return new Text(words.ko().formatted(most), words.en().formatted(most));
    }
}
