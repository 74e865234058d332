package city.open.ground.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sentences as offices write them, in Korean and English, with figures that are nobody's: made from templates and a seed. */
final class OrdinarySentences {
    private static final List<String> TEMPLATES = List.of(
            "민원 %petition%은 %date% %time%에 접수되었습니다.",
            "%paper%호로 회신하였습니다.",
            "건폐율 %percent%, 용적률 %percent%, 연면적 %area%㎡, 대지면적 %area%㎡",
            "공사비 %won%원, 부담금 %won%원을 %date%까지 납부하십시오.",
            "「건축법」 제%small%조제%small%항 및 같은 법 시행규칙 제%small%조의%small%, 별표 %small%에 따릅니다.",
            "강남구 역삼동 %lot% 외 %small%필지, 지상 %small%층 지하 %small%층, %small%동 %room%호",
            "%date%(목) %time%부터 %time%까지 현장을 조사합니다.",
            "위원 %small%명 가운데 %small%명 찬성, %small%명 반대로 가결",
            "%date% 고시 제%year%-%small%호, 공고 제%year%-%room%호",
            "건축물대장 고유번호 %register%, 도면 %small%장",
            "토지 고유번호 %pnu%, 지목 대, 면적 %area%㎡",
            "법인등록번호 %corporation%, 사업자등록번호 %business%",
            "주식회사 한빛(법인등록번호: %corporation%)의 변경 신고를 수리함",
            "사업자등록번호 %business% 통신판매업 신고",
            "문의: 건축정책과 02-2133-%room%",
            "담당 부서 전화 (02)2133-%room%, 팩스 02-2133-%room%",
            "120 다산콜 또는 1588-%room%로 문의하십시오.",
            "접수번호 %year%-%room%-%room%, 관리번호 제%year%-%small%-%room%호",
            "기안 %yymmdd%, 결재 %yymmdd%, 시행 %yymmdd% (총 %small%건)",
            "수량 %room%개, 단가 %won%원, 합계 %won%원",
            "도로 폭 %decimal%m, 길이 %decimal%km, 높이 %decimal%m, 좌표 %decimal%, %decimal%",
            "국민신문고 접수번호 1AA-%yy%%mm%-%seven%",
            "납부고지번호 %small%-%year%-%small%, 가산금 %won%원",
            "하천 점용허가 기간은 %date%~%date%입니다.",
            "주차 %small%면, 조경 %area%㎡, 승강기 %small%대, 세대 수 %room%세대",
            "허가번호 %year%-건축과-신축허가-%small%",
            "회의는 %year%년 %small%월 %small%일 오후 %small%시 %small%분 제%small%회의실에서 엽니다.",
            "예산 과목 %small%-%small%-%small%, 집행액 %won%원, 잔액 %won%원",
            "영업신고증 제%room%호(%date%)를 재교부함",
            "측정값 %decimal%mg/L, 기준 %decimal%mg/L 이하, 시료 %small%점",
            "고도지구 해발 %decimal%m, 일조 사선 %decimal%배, 이격거리 %decimal%m",
            "버스 %room%번 노선, 운행 간격 %small%분, 하루 %small%회, 정류소 번호 %small%-%room%",
            "우편번호 %zip%, 도로명 세종대로 %small%",
            "통계: %year%년 %won%건, %year%년 %won%건, 증가율 %percent%",
            "문서 %uuid%의 해시 %hash%",
            "처리기간 %small%일(근무시간 %small%시간), 남은 기간 %small%일",
            "The petition %petition% was received on %date% at %time%.",
            "Building act article %small%(%small%), rule %small%.%small%; floor area %area% m2, %small% storeys.",
            "The fee is %won% won, due on %date%; call the office at 02-2133-%room%.",
            "Notice no. %year%-%small% of %date%, plot %lot%, %small% parcels, %percent% built.",
            "Corporate registration number %corporation%, business number %business%.",
            "Committee: %small% for, %small% against, %small% absent; see minutes %year%-%small%, pages %small%-%small%.",
            "See the notice at www.seoul.go.kr, updated on %date% (version %small%.%small%.%small%).",
            "Fine of %won% won for %small% days from %date% to %date%.");

    private OrdinarySentences() {}

    static List<String> made(Random random, int count) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sentences.add(filled(random, TEMPLATES.get(i % TEMPLATES.size())));
        }
        return sentences;
    }

    private static String filled(Random random, String template) {
        var filled = template;
        for (int at = filled.indexOf('%'); at >= 0; at = filled.indexOf('%', at)) {
            int end = filled.indexOf('%', at + 1);
            if (end < 0) {
                break;
            }
            var value = value(random, filled.substring(at + 1, end));
            if (value == null) {
                at++;
                continue;
            }
            filled = filled.substring(0, at) + value + filled.substring(end + 1);
            at += value.length();
        }
        return filled;
    }

    private static @Nullable String value(Random random, String name) {
        Function<Integer, Integer> upTo = most -> 1 + random.nextInt(most);
        var day = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(3000));
        return switch (name) {
            case "petition" ->
                "%d-6110000-%07d-%d"
                        .formatted(2024 + random.nextInt(4), random.nextInt(10_000_000), random.nextInt(10));
            case "paper" -> "건축정책과-%d(%s)".formatted(upTo.apply(99_999), dots(day));
            case "date" ->
                switch (random.nextInt(5)) {
                    case 0 -> day.toString();
                    case 1 -> dots(day);
                    case 2 -> "%d. %d. %d.".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
                    case 3 -> "%d년 %d월 %d일".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
                    default -> "'%02d.%d.%d.".formatted(day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth());
                };
            case "time" -> "%02d:%02d".formatted(random.nextInt(24), random.nextInt(60));
            case "yymmdd" -> "%02d%02d%02d".formatted(day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth());
            case "yy" -> "%02d".formatted(day.getYear() % 100);
            case "mm" -> "%02d".formatted(day.getMonthValue());
            case "year" -> Integer.toString(day.getYear());
            case "percent" -> "%.2f%%".formatted(random.nextDouble() * 300);
            case "decimal" -> "%.3f".formatted(random.nextDouble() * 1000);
            case "area" -> "%,.2f".formatted(random.nextDouble() * 100_000);
            case "won" -> "%,d".formatted(random.nextLong(50_000_000_000L));
            case "small" -> Integer.toString(upTo.apply(60));
            case "room" -> "%04d".formatted(upTo.apply(9999));
            case "seven" -> "%07d".formatted(random.nextInt(10_000_000));
            case "zip" -> "%05d".formatted(upTo.apply(63_000));
            case "lot" -> "%d-%d".formatted(upTo.apply(1500), upTo.apply(120));
            case "register" -> "1168010100-%d-%04d%04d".formatted(upTo.apply(3), upTo.apply(1500), random.nextInt(200));
            case "pnu" -> "11680101001%04d%04d".formatted(upTo.apply(1500), random.nextInt(200));
            case "corporation" -> PersonsNumbers.corporation(random);
            case "business" -> PersonsNumbers.business(random);
            case "uuid" -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            case "hash" ->
                "%016x%016x%016x%016x"
                        .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
            default -> null;
        };
    }

    private static String dots(LocalDate day) {
        return "%d.%d.%d.".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
